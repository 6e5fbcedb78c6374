/** Finding spans of the seeds again after random edits that only the test knows of. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edited, followerOf, type TextEdit } from '../../../shared/anchor/follow.ts';
import { reanchorer } from '../../../shared/anchor/reanchor.ts';
import { exactOf, quoteOf, type Fragment } from '../../../shared/model/anchor.ts';
import { tidyFragments } from '../../../shared/ops/span-commands.ts';
import { SEEDS, seedText } from '../../unit/text/seed.ts';

const TEXTS = SEEDS.map(seedText);

/** Spans as they are tagged: one to three runs of whole words, near each other. */
const spanArb = (text: string): fc.Arbitrary<Fragment[]> => {
  const words = [...text.matchAll(/[\p{L}\p{N}’'-]+/gu)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const run = fc.record({ skip: fc.nat({ max: 6 }), length: fc.integer({ min: 1, max: 25 }) });
  return fc
    .tuple(
      fc.nat({ max: words.length - 1 }),
      fc.oneof(
        { weight: 3, arbitrary: fc.tuple(run) },
        { weight: 1, arbitrary: fc.tuple(run, run) },
        { weight: 1, arbitrary: fc.tuple(run, run, run) },
      ),
    )
    .map(([first, runs]) => {
      let at = first;
      const fragments: Fragment[] = [];
      for (const { skip, length } of runs) {
        const from = words[at];
        const to = words[Math.min(words.length - 1, at + length - 1)];
        if (from && to) fragments.push({ start: from.start, end: to.end });
        at += length + 1 + skip;
      }
      return tidyFragments(text, fragments);
    });
};

const editsArb = (text: string): fc.Arbitrary<TextEdit[]> =>
  fc
    .array(
      fc.record({
        start: fc.nat({ max: text.length }),
        length: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
        // No words of the seeds: what was put in cannot pass for what was there.
        text: fc.constantFrom('', '', 'q', 'zyx ', ' vkj wqz', '\nADVERT\n'),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((drawn) => {
      const edits: TextEdit[] = [];
      for (const { start, length, text: put } of drawn.sort((a, b) => a.start - b.start)) {
        if (start <= (edits.at(-1)?.end ?? -1)) continue;
        edits.push({ start, end: Math.min(text.length, start + length), text: put });
      }
      return edits;
    });

const casesOn = (texts: readonly string[]) =>
  fc.constantFrom(...texts).chain((text) =>
    fc.record({
      text: fc.constant(text),
      spans: fc.array(spanArb(text), { minLength: 1, maxLength: 12 }),
      edits: editsArb(text),
    }),
  );
const caseArb = casesOn(TEXTS);

/**
 * Seed 003 has whole captions twice. Where one goes, and half of the other, nobody can tell from
 * the texts whose half is left: what was edited is no measure there.
 */
const TELLING = TEXTS.filter((text) => text !== seedText('003'));

/** Levenshtein’s distance, straight from its definition. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

test('in the same text every span is where it was', () => {
  fc.assert(
    fc.property(caseArb, ({ text, spans }) => {
      const { place } = reanchorer(text, text);
      for (const fragments of spans)
        expect(place({ fragments, quote: quoteOf(text, fragments) })).toEqual({
          kind: 'same',
          fragments,
        });
    }),
    { numRuns: 200 },
  );
});

test('no place differs from the quote beyond what is said', () => {
  let near = 0;
  fc.assert(
    fc.property(caseArb, fc.boolean(), ({ text, spans, edits }, knowsOld) => {
      const after = edited(text, edits);
      const { place, candidates } = reanchorer(after, knowsOld ? text : null);
      for (const fragments of spans) {
        const quote = quoteOf(text, fragments);
        const anchoring = place({ fragments, quote });
        if (anchoring.kind === 'orphan') {
          for (const candidate of candidates({ fragments, quote }).slice(0, 2))
            expect(distance(quote.exact, exactOf(after, candidate.fragments))).toBeLessThanOrEqual(
              candidate.errors,
            );
          continue;
        }
        const found = exactOf(after, anchoring.fragments);
        if (anchoring.kind !== 'approximate') expect(found).toBe(quote.exact);
        else {
          near += 1;
          expect(distance(quote.exact, found)).toBeLessThanOrEqual(anchoring.errors);
          expect(anchoring.errors).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(near).toBeGreaterThan(10);
});

/**
 * “A in B in C” may become “A in C” by either “in” going: from the texts alone nobody can tell, so
 * every cut is also tried where it might as well have been.
 */
function tellings(text: string, edits: readonly TextEdit[]): (readonly TextEdit[])[] {
  const all: (readonly TextEdit[])[] = [edits];
  for (const [index, edit] of edits.entries()) {
    const shiftedBy = (by: number): void => {
      const slid = { ...edit, start: edit.start + by, end: edit.end + by };
      all.push(edits.map((other, at) => (at === index ? slid : other)));
    };
    if (edit.text !== '') continue;
    for (let by = 1; text[edit.start + by - 1] === text[edit.end + by - 1]; by += 1) {
      if (edit.end + by > (edits[index + 1]?.start ?? text.length)) break;
      shiftedBy(by);
    }
    for (let by = 1; text[edit.start - by] === text[edit.end - by]; by += 1) {
      if (edit.start - by < (edits[index - 1]?.end ?? 0)) break;
      shiftedBy(-by);
    }
  }
  return all;
}

test('no span is put on other words than those that are left of it', () => {
  let [kept, lost] = [0, 0];
  fc.assert(
    fc.property(casesOn(TELLING), ({ text, spans, edits }) => {
      const after = edited(text, edits);
      const { place } = reanchorer(after, text);
      const followers = tellings(text, edits).map(followerOf);
      for (const fragments of spans) {
        const anchoring = place({ fragments, quote: quoteOf(text, fragments) });
        if (anchoring.kind === 'orphan') {
          lost += 1;
          continue;
        }
        kept += 1;
        const truths = followers.flatMap((follow) => {
          const truth = follow(fragments);
          return 'fragments' in truth ? [truth.fragments] : [];
        });
        // Every fragment shares characters with what is left of it; that it is no more and no less
        // than the quote says is the test above.
        const touches = ({ start, end }: Fragment): boolean =>
          truths.some((truth) => truth.some((one) => one.start < end && start < one.end));
        expect(anchoring.fragments.every(touches)).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  // Caution that loses everything would be no help.
  expect(lost).toBeLessThan(kept);
});

test('paragraphs that come or go elsewhere leave every quote that is there once in its place', () => {
  const arb = fc.constantFrom(...TEXTS).chain((text) => {
    const paragraphs = text.split(/(?<=\n)/u);
    return fc.record({
      text: fc.constant(text),
      spans: fc.array(spanArb(text), { minLength: 1, maxLength: 12 }),
      fates: fc.array(fc.constantFrom('stay', 'stay', 'stay', 'go', 'advert before'), {
        minLength: paragraphs.length,
        maxLength: paragraphs.length,
      }),
    });
  });
  fc.assert(
    fc.property(arb, ({ text, spans, fates }) => {
      let at = 0;
      const edits = text.split(/(?<=\n)/u).flatMap((paragraph, index): TextEdit[] => {
        const start = at;
        at += paragraph.length;
        if (fates[index] === 'go') return [{ start, end: at, text: '' }];
        return fates[index] === 'advert before'
          ? [{ start, end: start, text: `Buy ${index} umbrellas now!\n` }]
          : [];
      });
      const after = edited(text, edits);
      const { place } = reanchorer(after, text);
      const follow = followerOf(edits);
      const times = (whole: string, words: string): number => whole.split(words).length - 1;
      for (const fragments of spans) {
        const quote = quoteOf(text, fragments);
        const [only, ...more] = fragments;
        if (!only || more.length > 0 || times(text, quote.exact) !== 1) continue;
        const truth = follow(fragments);
        const isWhole = 'fragments' in truth && exactOf(after, truth.fragments) === quote.exact;
        if (!isWhole || times(after, quote.exact) !== 1) continue;
        const anchoring = place({ fragments, quote });
        expect(anchoring).toMatchObject({ fragments: truth.fragments });
        expect(['same', 'moved']).toContain(anchoring.kind);
      }
    }),
    { numRuns: 200 },
  );
});
