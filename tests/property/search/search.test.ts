/** Laws of the search: a line shows what stands at its place, and nothing is missed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oneLine } from '../../../shared/search/kwic.ts';
import { occurrencesIn } from '../../../shared/search/occurrences.ts';
import { standsAlone } from '../../../shared/search/whole-word.ts';
import { folded, FoldedText } from '../../../shared/text/fold.ts';
import { findQuote } from '../../../shared/text/quote-search.ts';
import { segmenterFor } from '../../../shared/text/segmenter.ts';
import { textArb, unicodeArb } from '../../arbitraries/text.ts';
import { articleWith, found, indexOf } from '../../unit/search/project.ts';

/** A text, and a piece of one that may stand in it. */
const textAndPiece = fc
  .tuple(textArb, fc.nat(), fc.integer({ min: 1, max: 12 }))
  .map(([text, at, length]) => {
    const characters = [...text];
    const from = at % characters.length;
    return { text, piece: characters.slice(from, from + length).join('') };
  })
  .filter(({ piece }) => piece.trim() !== '');

/** Without what a search reads as its own signs. */
const plain = (piece: string): string => piece.replace(/["“”„«»*\n]/gu, ' ').trim();

describe('a folded text', () => {
  test('leads every part of it back to a place that folds to it', () => {
    fc.assert(
      fc.property(fc.oneof(textArb, unicodeArb), fc.nat(), fc.nat(20), (text, at, length) => {
        const loose = new FoldedText(text);
        fc.pre(loose.text.length > 0);
        const start = at % loose.text.length;
        const end = Math.min(loose.text.length, start + 1 + length);
        const place = loose.placeOf(start, end);
        expect(folded(text.slice(place.start, place.end))).toContain(loose.text.slice(start, end));
      }),
      // A capital whose small letter is a surrogate pair as well, asked for by its first half.
      { examples: [['𖹀', 0, 0]] },
    );
  });

  test('of two texts is the two folded texts', () => {
    fc.assert(
      fc.property(textArb, textArb, (a, b) => {
        expect(folded(a + b)).toBe(folded(a) + folded(b));
      }),
    );
  });
});

const spaced = (text: string): string => text.replace(/\s+/gu, ' ');

describe('every line', () => {
  test('has as its match what stands at its place, and round it what stands round it', () => {
    fc.assert(
      fc.property(textAndPiece, fc.boolean(), ({ text, piece }, caseSensitive) => {
        fc.pre(caseSensitive || folded(piece).trim() !== '');
        const index = indexOf(articleWith('a', text));
        for (const { start, end, match, left, right } of found(index, {
          text: plain(piece),
          caseSensitive,
        }).lines) {
          expect(match).toBe(oneLine(text.slice(start, end)));
          expect(spaced(text.slice(0, start)).endsWith(spaced(left).trimStart())).toBe(true);
          expect(spaced(text.slice(end)).startsWith(spaced(right).trimEnd())).toBe(true);
        }
      }),
    );
  });
});

describe('nothing is missed', () => {
  test('of a phrase, compared with looking at every place of the folded text', () => {
    fc.assert(
      fc.property(textAndPiece, ({ text, piece }) => {
        const wanted = folded(plain(piece)).trim();
        fc.pre(wanted !== '' && !/\s/u.test(wanted));
        const index = indexOf(articleWith('a', text), articleWith('b', 'Something else.'));
        const loose = folded(text);
        let places = 0;
        for (
          let at = loose.indexOf(wanted);
          at >= 0;
          at = loose.indexOf(wanted, at + wanted.length)
        )
          places += 1;
        const { lines } = found(index, { text: `"${plain(piece)}"` });
        expect(lines.filter(({ article }) => article === 'a')).toHaveLength(places);
      }),
    );
  });

  test('of a regular expression, compared with JavaScript’s own', () => {
    fc.assert(
      fc.property(
        textArb,
        fc.constantFrom('\\p{L}+', '\\d*', '[^ ]+ ', '.$', 'a|e', '.'),
        (text, source) => {
          const own = [...text.matchAll(new RegExp(source, 'gimu'))].filter(
            ([match]) => match !== '',
          );
          const lines = found(indexOf(articleWith('a', text)), { text: source, regex: true }).lines;
          expect(lines.map(({ start }) => start)).toEqual(own.map(({ index }) => index));
        },
      ),
    );
  });

  test('of a string, whole or not, compared with every word of the text', () => {
    fc.assert(
      fc.property(textAndPiece, ({ text, piece }) => {
        const asked = { quote: piece, caseSensitive: true };
        const all = findQuote(text, piece);
        expect(occurrencesIn(text, { ...asked, wholeWord: false })).toEqual(all);
        const inside = insideWords(text);
        expect(occurrencesIn(text, { ...asked, wholeWord: true })).toEqual(
          all.filter(({ start, end }) => !inside.has(start) && !inside.has(end)),
        );
      }),
      { numRuns: 400 },
    );
  });
});

test('a place stands alone wherever the segmenter says so', () => {
  fc.assert(
    fc.property(textArb, (text) => {
      const inside = insideWords(text);
      for (let offset = 0; offset <= text.length; offset += 1)
        expect([offset, standsAlone(text, offset, offset)]).toEqual([offset, !inside.has(offset)]);
    }),
  );
});

/** Offsets inside of words, by the whole text's segments; a narrow space joins digits only. */
function insideWords(text: string): Set<number> {
  const inside = new Set<number>();
  for (const { index, segment, isWordLike } of segmenterFor('word').segment(text)) {
    if (!isWordLike) continue;
    for (let offset = index + 1; offset < index + segment.length; offset += 1) {
      const isAtSpace = text.slice(offset - 1, offset + 1).includes('\u202f');
      if (!isAtSpace || /\d\u202f\d/u.test(text.slice(Math.max(0, offset - 2), offset + 2)))
        inside.add(offset);
    }
  }
  return inside;
}
