import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuote, similarQuote } from '../../../shared/text/quote-search.ts';

const sliceOf = (text: string, quote: string): string | null => {
  const found = similarQuote(text, quote);
  return found ? text.slice(found.start, found.end) : null;
};

describe('findQuote', () => {
  it('finds every occurrence in reading order, overlapping ones too', () => {
    expect(findQuote('aaa', 'aa')).toEqual([
      { start: 0, end: 2 },
      { start: 1, end: 3 },
    ]);
  });

  it('finds nothing for an empty quote and for text that differs in one character', () => {
    expect(findQuote('some text', '')).toEqual([]);
    expect(findQuote('“said”', '"said"')).toEqual([]);
    expect(findQuote('two\u00a0words', 'two words')).toEqual([]);
  });

  it('does not cut a surrogate pair in two', () => {
    expect(findQuote('😀', '\ud83d')).toEqual([]);
    expect(findQuote('a😀b', '😀')).toEqual([{ start: 1, end: 3 }]);
  });

  it('finds any slice where it was cut out', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const characters = [...text];
          const from = a % characters.length;
          const start = characters.slice(0, from).join('').length;
          const quote = characters.slice(from, from + 1 + (b % 5)).join('');
          expect(findQuote(text, quote)).toContainEqual({ start, end: start + quote.length });
        },
      ),
    );
  });
});

describe('similarQuote', () => {
  it.each([
    ['He said: “It’s over”.', `"it's over"`, '“It’s over”'],
    [
      'more than\u00a032,000\n\npeople',
      'more than 32,000 people',
      'more than\u00a032,000\n\npeople',
    ],
    ['a six–week truce', 'six-week', 'six–week'],
    ['in the cafe\u0301 today', 'CAFÉ', 'cafe\u0301'],
    ['and so on… he said', 'so on...', 'so on…'],
    ['cease\u00adfire', 'ceasefire', 'cease\u00adfire'],
    ['😀 two  words', 'two words', 'two  words'],
  ])('in %j takes %j for %j', (text, quote, expected) => {
    expect(sliceOf(text, quote)).toBe(expected);
  });

  it('finds nothing where the words differ, and nothing for white space', () => {
    expect(similarQuote('six weeks', 'seven weeks')).toBeNull();
    expect(similarQuote('six weeks', ' \n ')).toBeNull();
  });
});
