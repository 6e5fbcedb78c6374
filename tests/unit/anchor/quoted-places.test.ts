import { describe, expect, test } from 'vitest';
import { quotedPlaces } from '../../../shared/anchor/quoted-places.ts';
import { exactOf } from '../../../shared/model/anchor.ts';

const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix });

/** Where the quote stands, as what comes before each place with it. */
function upTo(text: string, span: Parameters<typeof quotedPlaces>[1]): string[] | null {
  return (
    quotedPlaces(text, span)?.map(({ fragments }) => {
      expect(exactOf(text, fragments)).toBe(span.quote.exact);
      return text.slice(0, fragments.at(-1)?.end);
    }) ?? null
  );
}

describe('quotedPlaces', () => {
  const text = 'He said 40. She said 40, too. They said 400.';
  const of = (...known: Parameters<typeof quote>) =>
    upTo(text, { fragments: [], quote: quote(...known) });

  test('are all there are when nothing tells which is meant', () => {
    expect(of('said')).toHaveLength(3);
    expect(of('41')).toEqual([]);
  });

  test('are the one with one character of context that fits', () => {
    expect(of('40', '', ',')).toEqual(['He said 40. She said 40']);
    expect(of('40', '', '0')).toEqual(['He said 40. She said 40, too. They said 40']);
  });

  test('are the one whose context fits best where none fits to the character', () => {
    expect(of('40', 'But then, he said: ', '. She sad 40')).toEqual(['He said 40']);
  });

  test('are the one place of words that stand once, whatever is said to stand around them', () => {
    expect(of('too', 'something else entirely ', ' and more of it')).toEqual([
      'He said 40. She said 40, too',
    ]);
  });

  test('of pieces are in their order, each with its own context, however far apart', () => {
    const far = `We know, she said. ${'It went on. '.repeat(60)}We know, he said: who did it.`;
    const pieces = [quote('We know', '', ', he'), quote('who did it', 'said: ', '.')];
    const span = { fragments: [], quote: quote('We know who did it'), pieces };
    expect(upTo(far, span)).toEqual([far.slice(0, -1)]);
    const first = { ...span, pieces: [quote('We know', '', ', she'), quote('who did it')] };
    expect(quotedPlaces(far, first)?.[0]?.fragments).toMatchObject([{ start: 0 }, {}]);
    const swapped = { ...span, quote: quote('who did it We know'), pieces: pieces.toReversed() };
    expect(upTo(far, swapped)).toEqual([]);
  });

  test('are unknown when quote and fragments disagree about where one ends', () => {
    const fragments = [
      { start: 0, end: 3 },
      { start: 5, end: 9 },
    ];
    expect(quotedPlaces(text, { fragments, quote: quote('He said') })).toBeNull();
  });
});
