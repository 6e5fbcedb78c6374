import { describe, expect, test } from 'vitest';
import { placeQuote } from '../../shared/codecs/reanchor.ts';

const TEXT = 'He said 40.\nShe said 40 too. 😀 And “all is well”, he said.';
const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix });
const at = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};

describe('placeQuote', () => {
  test('leaves a quote that is where it says', () => {
    const fragments = [at('all is well')];
    expect(placeQuote(TEXT, fragments, quote('all is well'))).toEqual({ fragments, moved: false });
  });

  test('finds a quote again that line ends or emoji had shifted, if it is there once', () => {
    const { start, end } = at('all is well');
    const shifted = [{ start: start - 1, end: end - 1 }];
    expect(placeQuote(TEXT, shifted, quote('all is well'))).toEqual({
      fragments: [at('all is well')],
      moved: true,
    });
  });

  test('tells two places apart by what stands around them', () => {
    const placed = placeQuote(TEXT, [{ start: 0, end: 2 }], quote('40', 'She said ', ' too'));
    expect(placed).toEqual({ fragments: [at('40', 12)], moved: true });
  });

  test('refuses a quote that is there twice and could be either', () => {
    expect(placeQuote(TEXT, [{ start: 0, end: 2 }], quote('40'))).toEqual({
      problem:
        'the quote “40” does not match the text “He” at its offsets, and the quote “40” is in the article 2 times',
    });
  });

  test('refuses offsets past the end where the quote is nowhere', () => {
    const placed = placeQuote(TEXT, [{ start: 990, end: 999 }], quote('nowhere'));
    expect(placed).toHaveProperty(
      'problem',
      expect.stringMatching(/lies outside .* not in the article/u),
    );
  });

  test('finds the pieces of a discontinuous quote by their lengths', () => {
    const [a, b] = [at('He said'), at('all is well')];
    const shifted = [a, { start: b.start + 1, end: b.end + 1 }];
    const placed = placeQuote(TEXT, shifted, quote('He said all is well'));
    expect(placed).toEqual({ fragments: [a, b], moved: true });
  });

  test('takes the line ends of Windows in a quote for line ends', () => {
    const words = '40.\nShe';
    const placed = placeQuote(TEXT, [at(words)], quote('40.\r\nShe'));
    expect(placed).toEqual({ fragments: [at(words)], moved: false });
  });

  test('does not search when it must be strict', () => {
    const placed = placeQuote(TEXT, [{ start: 0, end: 2 }], quote('all is well'), { strict: true });
    expect(placed).toHaveProperty('problem');
  });
});
