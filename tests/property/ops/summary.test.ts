import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import { invert } from '../../../shared/ops/change-algebra.ts';
import { contentOf, type State } from '../../../shared/ops/state.ts';
import { summariesAfter, summaryOf } from '../../../shared/ops/summary.ts';
import { sessionArb } from './session.ts';

const countedAnew = (state: State): ReadonlyMap<string, ArticleSummary> =>
  new Map([...state.layers].map(([id, layer]) => [id, summaryOf(contentOf(layer))]));

test('summaries kept change by change are those counted anew, forwards and backwards', () => {
  fc.assert(
    fc.property(sessionArb, ({ start, entries, states }) => {
      let summaries = countedAnew(start);
      for (const [at, { change }] of entries.entries()) {
        const after = states[at + 1] ?? start;
        summaries = summariesAfter(summaries, change, after);
        expect(summaries).toEqual(countedAnew(after));
      }
      for (const [at, { change }] of [...entries.entries()].reverse()) {
        const before = states[at] ?? start;
        summaries = summariesAfter(summaries, invert(change), before);
        expect(summaries).toEqual(countedAnew(before));
      }
    }),
    { numRuns: 200 },
  );
});

test('the counts are right also where no article is loaded', () => {
  fc.assert(
    fc.property(sessionArb, ({ start, entries, states }) => {
      const summaries = entries.reduce(
        (kept, { change }) => summariesAfter(kept, change, { ...start, layers: new Map() }),
        countedAnew(start),
      );
      expect(summaries).toEqual(countedAnew(states.at(-1) ?? start));
    }),
    { numRuns: 200 },
  );
});
