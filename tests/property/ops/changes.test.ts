import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChange } from '../../../shared/ops/apply.ts';
import { invert, squash } from '../../../shared/ops/change-algebra.ts';
import { checkInvariants } from '../../../shared/ops/invariants.ts';
import { contentOf } from '../../../shared/ops/state.ts';
import { must, sessionArb, valuesOf } from './session.ts';

const RUNS = { numRuns: 200 };

test('whatever is done leaves every invariant standing', () => {
  fc.assert(
    fc.property(sessionArb, ({ entries, states }) => {
      const end = states.at(-1);
      if (!end || entries.length === 0) return;
      // Not only what the last step touched: nothing anywhere may have been broken.
      const added = [...end.layers.values()]
        .map(contentOf)
        .flatMap(({ article, spans, relations }) => [article, ...spans, ...relations]);
      must(
        checkInvariants(end, {
          added: [...added, ...end.links.values()],
          updated: [],
          removed: entries.flatMap(({ change }) =>
            change.removed.filter(({ id }) => !added.some((record) => record.id === id)),
          ),
        }),
      );
    }),
    RUNS,
  );
});

test('a change and then its inverse is no change, clocks included', () => {
  fc.assert(
    fc.property(sessionArb, ({ entries, states }) => {
      for (const [at, { change }] of entries.entries()) {
        const [before, after] = [states[at], states[at + 1]];
        if (!before || !after) continue;
        expect(valuesOf(must(applyChange(after, invert(change))))).toEqual(valuesOf(before));
      }
    }),
    RUNS,
  );
});

test('squashed changes do what they did one after the other, and can be inverted as one', () => {
  fc.assert(
    fc.property(sessionArb, ({ start, entries, states }) => {
      const [first, ...others] = entries.map(({ change }) => change);
      if (!first) return;
      const whole = others.reduce(squash, first);
      const end = states.at(-1) ?? start;
      expect(valuesOf(must(applyChange(start, whole)))).toEqual(valuesOf(end));
      expect(valuesOf(must(applyChange(end, invert(whole))))).toEqual(valuesOf(start));
    }),
    RUNS,
  );
});

test('a change that was made already is refused, and the state is left as it was', () => {
  fc.assert(
    fc.property(sessionArb, ({ entries, states }) => {
      const { change } = entries.at(-1) ?? {};
      const end = states.at(-1);
      if (!change || !end) return;
      const before = valuesOf(end);
      expect(applyChange(end, change)).toMatchObject({
        ok: false,
        error: { code: 'stale-change' },
      });
      expect(valuesOf(end)).toEqual(before);
    }),
    RUNS,
  );
});
