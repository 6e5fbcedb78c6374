/** Laws of everything that cuts a text, on the texts of the web: emoji, marks, RTL, odd white space. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fragment } from '../../../shared/model/anchor.ts';
import { quantitiesIn, quantityAt } from '../../../shared/numbers/quantity.ts';
import { articleProblem } from '../../../shared/ops/invariants.ts';
import { findBlocks } from '../../../shared/text/blocks.ts';
import { suggestBoilerplate } from '../../../shared/text/boilerplate.ts';
import { linesOf, listMarkerLength } from '../../../shared/text/line.ts';
import { normaliseText } from '../../../shared/text/normalise.ts';
import { nounPhraseAt } from '../../../shared/text/noun-phrase.ts';
import { quoteSpanAt } from '../../../shared/text/quotation.ts';
import { nextSentence, sentenceAt, sentencesOf } from '../../../shared/text/sentence.ts';
import { guessTitle } from '../../../shared/text/title.ts';
import { characterBoundary, wordAt, wordBoundary } from '../../../shared/text/word.ts';
import { lineArb, unicodeArb } from '../../arbitraries/text.ts';

const RUNS = { numRuns: 300 };

/** Pieces that set traps for cutting: abbreviations, quotes, numbers, list markers. */
const trapArb = fc
  .array(
    fc.constantFrom(
      'U.S. ',
      'Gen. ',
      'Oct. 7',
      '“No?” he',
      '” ',
      '‘it’s',
      '- ',
      '1. ',
      'a million ',
      '$1.5bn',
      '5\ufe0f\u20e3',
      '10–12',
      'half',
      ' more than',
      'e\u0301',
      '\u0301',
      'שלום. ',
      '文。',
      '\u2028',
      '\u0085',
      '\n',
      '.',
      ' ',
      '…',
      '\u00a0',
      '🇺🇦',
      '👍🏽',
      'percent',
      "'",
      '"',
      'Home » ',
      '(',
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

const textArb = fc
  .array(fc.oneof(lineArb, trapArb, unicodeArb), { maxLength: 5 })
  .map((lines) => normaliseText(lines.join('\n')));
const placeArb = fc.tuple(textArb, fc.nat()).map(([text, seed]) => ({
  text,
  offset: seed % (text.length + 1),
}));

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Boundaries of characters; between white space and a mark put on it counts as one. */
function isBoundary(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return true;
  if (graphemes.segment(text).containing(offset)?.index === offset) return true;
  return /\s/u.test(text[offset - 1] ?? '');
}

function expectWhole(text: string, range: Fragment | null): void {
  if (!range) return;
  expect(range.start).toBeLessThan(range.end);
  expect(range.end).toBeLessThanOrEqual(text.length);
  const shown = JSON.stringify(text.slice(range.start, range.end));
  expect(isBoundary(text, range.start), `start of ${shown}`).toBe(true);
  expect(isBoundary(text, range.end), `end of ${shown}`).toBe(true);
  expect(text.slice(range.start, range.end)).not.toContain('\n');
}

/** The offsets of `text` that are not white space, and how often `ranges` cover each. */
function coverage(text: string, ranges: readonly Fragment[]): number[] {
  const counts = [...text].flatMap((character) => Array<number>(character.length).fill(0));
  for (const { start, end } of ranges)
    for (let at = start; at < end; at += 1) counts[at] = (counts[at] ?? 0) + 1;
  return counts.filter((_, at) => /\S/u.test(text[at] ?? ''));
}

describe('findBlocks', () => {
  it('puts every character that is not white space in exactly one block', () => {
    fc.assert(
      fc.property(textArb, (text) => {
        const blocks = findBlocks(text);
        expect(coverage(text, blocks).every((count) => count === 1)).toBe(true);
        for (const block of blocks) expect(text.slice(block.start, block.end)).toMatch(/^\S|\S$/u);
      }),
      RUNS,
    );
  });

  it('makes articles that the invariants accept, boilerplate and a title included', () => {
    fc.assert(
      fc.property(textArb, (text) => {
        const blocks = findBlocks(text);
        const boilerplate = suggestBoilerplate({ text, blocks });
        const problem = articleProblem({
          kind: 'article',
          id: 'a',
          title: guessTitle(text, blocks),
          text,
          sha256: '',
          revision: 1,
          blocks,
          marks: [],
          meta: {},
          boilerplate,
          created: '',
          clock: '',
        });
        expect(problem).toBeNull();
        expect(guessTitle(text, blocks)).not.toBe('');
      }),
      RUNS,
    );
  });
});

describe('sentences', () => {
  it('put every character but white space and list markers in exactly one, and cut none', () => {
    fc.assert(
      fc.property(textArb, (text) => {
        const markers = [...linesOf(text)].map(({ start, end }) => {
          const line = text.slice(start, end);
          const at = start + line.length - line.trimStart().length;
          return { start: at, end: at + listMarkerLength(line.trim()) };
        });
        const sentences = sentencesOf(text);
        expect(coverage(text, [...sentences, ...markers]).every((count) => count === 1)).toBe(true);
        for (const sentence of sentences) expectWhole(text, sentence);
      }),
      RUNS,
    );
  });

  it('are found again from any place in them', () => {
    fc.assert(
      fc.property(textArb, (text) => {
        for (const sentence of sentencesOf(text).slice(0, 5)) {
          expect(sentenceAt(text, sentence.start)).toEqual(sentence);
          expect(sentenceAt(text, sentence.end - 1)).toEqual(sentence);
        }
      }),
      RUNS,
    );
  });
});

describe('units at the caret', () => {
  it('never cut a character in two and never cross a line', () => {
    fc.assert(
      fc.property(placeArb, ({ text, offset }) => {
        expectWhole(text, sentenceAt(text, offset));
        expectWhole(text, wordAt(text, offset));
        expectWhole(text, nounPhraseAt(text, offset));
        expectWhole(text, quoteSpanAt(text, offset));
        expectWhole(text, quantityAt(text, offset));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('quantities', () => {
  it('are ascending, disjoint and whole', () => {
    fc.assert(
      fc.property(textArb, (text) => {
        let last = 0;
        for (const quantity of quantitiesIn(text)) {
          expectWhole(text, quantity);
          expect(quantity.start).toBeGreaterThanOrEqual(last);
          last = quantity.end;
        }
      }),
      RUNS,
    );
  });

  it('keep every digit of a number as written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (value) => {
        const grouped = value.toString().replace(/\B(?=(?:\d{3})+$)/gu, ',');
        expect(quantitiesIn(`He saw ${grouped} people`)[0]?.value).toBe(value.toString());
      }),
      RUNS,
    );
  });
});

describe('caret steps', () => {
  const steps: readonly [name: string, step: (text: string, at: number, way: 1 | -1) => number][] =
    [
      ['by character', characterBoundary],
      ['by word', wordBoundary],
      ['by sentence', nextSentence],
    ];

  it.each(steps)('%s get somewhere, stop at boundaries, and end at the ends', (_, step) => {
    fc.assert(
      fc.property(textArb, (text) => {
        for (const way of [1, -1] as const) {
          let at = way === 1 ? 0 : text.length;
          for (let count = 0; count <= text.length + 1; count += 1) {
            const next = step(text, at, way);
            expect(isBoundary(text, next)).toBe(true);
            expect((next - at) * way).toBeGreaterThanOrEqual(0);
            if (next === at) break;
            at = next;
          }
          expect(step(text, at, way)).toBe(at);
        }
      }),
      RUNS,
    );
  });

  it('by word does not stop inside a character that begins with a prepended mark', () => {
    const text = '\u{1193F}\u2D68';
    expect(wordBoundary(text, 0, 1)).toBe(text.length);
    expect(wordBoundary(text, text.length, -1)).toBe(0);
  });

  it('by character visit every character, the same ones both ways', () => {
    fc.assert(
      fc.property(textArb, (text) => {
        const forward: number[] = [];
        for (let at = 0; at < text.length; forward.push(at)) at = characterBoundary(text, at, 1);
        const backward: number[] = [];
        for (let at = text.length; at > 0; at = characterBoundary(text, at, -1)) backward.push(at);
        expect(backward.reverse()).toEqual(forward);
        expect(forward.length).toBe([...graphemes.segment(text)].length);
      }),
      RUNS,
    );
  });
});
