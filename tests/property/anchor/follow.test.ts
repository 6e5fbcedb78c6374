/** Fragments through edits: exactly what survives, checked character by character. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { edited, followerOf, type TextEdit } from '../../../shared/anchor/follow.ts';
import type { Fragment } from '../../../shared/model/anchor.ts';

/** Cuts of `[0, length]`, ascending: pairs of them are disjoint ranges. */
const cutsArb = (length: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat({ max: length }), { maxLength }).map((cuts) => cuts.sort((a, b) => a - b));

const pairsOf = (cuts: readonly number[]): Fragment[] =>
  cuts.flatMap((start, at) => {
    const end = cuts[at + 1];
    return at % 2 === 0 && end !== undefined ? [{ start, end }] : [];
  });

const caseArb = fc.integer({ min: 1, max: 60 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    fragments: cutsArb(length, 6).map((cuts) => pairsOf(cuts).filter((f) => f.end > f.start)),
    edits: fc
      .tuple(
        cutsArb(length, 10),
        fc.array(fc.constantFrom('', '', 'i', 'ins'), { minLength: 5, maxLength: 5 }),
      )
      .map(([cuts, texts]) => pairsOf(cuts).map((cut, at) => ({ ...cut, text: texts[at] ?? '' }))),
  }),
);

/** Every character of the old text is one of its own, so that survivors are known by sight. */
const oldText = (length: number): string =>
  Array.from({ length }, (_, at) => String.fromCharCode(0x4e00 + at)).join('');

const isGone = (edits: readonly TextEdit[], at: number): boolean =>
  edits.some(({ start, end }) => at >= start && at < end);

test('a fragment reaches from its first to its last surviving character, or goes', () => {
  fc.assert(
    fc.property(caseArb, ({ length, fragments, edits }) => {
      const text = oldText(length);
      const after = edited(text, edits);
      const expected = fragments.flatMap(({ start, end }) => {
        const left = Array.from({ length: end - start }, (_, at) => start + at).filter(
          (at) => !isGone(edits, at),
        );
        const [first, last] = [left[0], left.at(-1)];
        if (first === undefined || last === undefined) return [];
        return [
          { start: after.indexOf(text.charAt(first)), end: after.indexOf(text.charAt(last)) + 1 },
        ];
      });
      const place = followerOf(edits)(fragments);
      expect('fragments' in place ? place.fragments : []).toEqual(expected);
      expect('orphan' in place).toBe(expected.length === 0);
    }),
    { numRuns: 2000 },
  );
});

test('what is inserted at an edge is outside, what is inserted within is inside', () => {
  const at = (start: number, end: number, text: string) =>
    followerOf([{ start, end, text }])([{ start: 4, end: 8 }]);
  expect(at(4, 4, 'new')).toEqual({ fragments: [{ start: 7, end: 11 }] });
  expect(at(8, 8, 'new')).toEqual({ fragments: [{ start: 4, end: 8 }] });
  expect(at(6, 6, 'new')).toEqual({ fragments: [{ start: 4, end: 11 }] });
  expect(at(7, 9, 'new')).toEqual({ fragments: [{ start: 4, end: 7 }] });
  expect(at(0, 9, 'new')).toEqual({ orphan: 'its words were removed' });
});
