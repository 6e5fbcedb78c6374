import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareSpans, spanEnd, spanStart, type Span } from '../../../shared/model/span.ts';
import { SpanSet } from '../../../shared/ops/span-set.ts';
import { CLOCK } from '../../storage/project.ts';

const spanAt = (id: number, start: number, length: number): Span => ({
  kind: 'span',
  id: `span-${id.toString().padStart(4, '0')}`,
  article: 'a',
  revision: 1,
  label: 'claim',
  fragments: [{ start, end: start + length }],
  quote: { exact: '', prefix: '', suffix: '' },
  attributes: {},
  status: 'draft',
  by: 'ada',
  created: '',
  modified: '',
  clock: CLOCK,
});

/** Few ids and places, so that replacing, stacking and equal places happen all the time. */
const spanArb = fc
  .tuple(fc.nat({ max: 400 }), fc.nat({ max: 300 }), fc.integer({ min: 1, max: 60 }))
  .map(([id, start, length]) => spanAt(id, start, length));
const editArb = fc.oneof(
  { weight: 4, arbitrary: spanArb.map((span) => ({ fresh: [span], removed: [] as string[] })) },
  { weight: 2, arbitrary: spanArb.map(({ id }) => ({ fresh: [] as Span[], removed: [id] })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(spanArb, { maxLength: 600 }), fc.array(spanArb, { maxLength: 80 }))
      .map(([fresh, gone]) => ({
        fresh: [...new Map(fresh.map((span) => [span.id, span])).values()],
        removed: gone.map(({ id }) => id),
      })),
  },
);

const inOrder = (oracle: ReadonlyMap<string, Span>): Span[] =>
  [...oracle.values()].sort(compareSpans);

test('a span set is a sorted map, whatever is added, replaced and removed', () => {
  fc.assert(
    fc.property(
      fc.array(editArb, { maxLength: 40 }),
      fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 80 })),
      (edits, [start, length]) => {
        let set = SpanSet.empty;
        const oracle = new Map<string, Span>();
        for (const { fresh, removed } of edits) {
          const before = [...set];
          const next = set.edited(fresh, removed);
          expect([...set]).toEqual(before);
          set = next;
          for (const id of removed) oracle.delete(id);
          for (const span of fresh) oracle.set(span.id, span);
        }
        const all = inOrder(oracle);
        expect([...set]).toEqual(all);
        expect(set.size).toBe(oracle.size);
        expect(set.overlapping(start, start + length)).toEqual(
          all.filter((span) => spanStart(span) < start + length && spanEnd(span) > start),
        );
        for (const span of all.slice(0, 5)) expect(set.get(span.id)).toBe(span);
        const [first] = all;
        if (first) expect(set.neighbour(first, 0, -1)).toBe(all.at(-1));
      },
    ),
    { numRuns: 150 },
  );
});
