/** Laws of matching, and the sweep against the plainest matcher there is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSpans } from '../../../shared/agreement/align.ts';
import { matchSpans, TOLERANCE, type MatchRule } from '../../../shared/agreement/match.ts';
import type { Span } from '../../../shared/model/span.ts';
import { materialArb, ownSpansArb } from '../../arbitraries/material.ts';

const RULES: readonly MatchRule[] = ['exact', 'tolerance', 'overlap', 'any-label'];
const twoArb = fc.tuple(ownSpansArb('ada', 'a', 1, 12), ownSpansArb('boris', 'a', 2, 12));

/** Every code unit that `span` covers, one by one. */
const unitsOf = ({ fragments }: Span): ReadonlySet<number> =>
  new Set(
    fragments.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, at) => start + at),
    ),
  );

interface Pair {
  readonly a: Span;
  readonly b: Span;
  readonly common: number;
  readonly union: number;
}

function fits({ a, b }: Pair, rule: MatchRule): boolean {
  const near = (by: number): boolean =>
    a.fragments.length === b.fragments.length &&
    a.fragments.every(({ start, end }, at) => {
      const other = b.fragments[at] ?? { start: -100, end: -100 };
      return Math.abs(start - other.start) <= by && Math.abs(end - other.end) <= by;
    });
  if (rule === 'any-label') return true;
  if (a.label !== b.label) return false;
  return rule === 'overlap' || near(rule === 'exact' ? 0 : TOLERANCE);
}

/** Every span with every span, sorted, taken while both are free: n² log n, and easy to believe. */
function naive(a: readonly Span[], b: readonly Span[], rule: MatchRule): ReadonlySet<string> {
  const pairs = a
    .flatMap((one) =>
      b.map((other): Pair => {
        const [own, others] = [unitsOf(one), unitsOf(other)];
        const common = [...own].filter((unit) => others.has(unit)).length;
        return { a: one, b: other, common, union: own.size + others.size - common };
      }),
    )
    .filter((pair) => pair.common > 0 && fits(pair, rule));
  const start = ({ a: one, b: other }: Pair): number =>
    Math.max(one.fragments[0]?.start ?? 0, other.fragments[0]?.start ?? 0);
  const apart = ({ a: one, b: other }: Pair): number => (one.label === other.label ? 0 : 1);
  const ids = ({ a: one, b: other }: Pair): string => [one.id, other.id].sort().join(' ');
  pairs.sort(
    (one, other) =>
      apart(one) - apart(other) ||
      other.common / other.union - one.common / one.union ||
      start(one) - start(other) ||
      (ids(one) < ids(other) ? -1 : 1),
  );
  const taken = new Set<Span>();
  const found = new Set<string>();
  for (const pair of pairs) {
    if (taken.has(pair.a) || taken.has(pair.b)) continue;
    taken.add(pair.a).add(pair.b);
    found.add(`${pair.a.id} ${pair.b.id}`);
  }
  return found;
}

describe.each(RULES)('matching by the rule %s', (rule) => {
  it('finds what trying every pair finds', () => {
    fc.assert(
      fc.property(twoArb, ([a, b]) => {
        const { pairs } = matchSpans(a, b, rule);
        expect(new Set(pairs.map((pair) => `${pair.a.id} ${pair.b.id}`))).toEqual(
          naive(a, b, rule),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('uses every span once: in a pair, or alone', () => {
    fc.assert(
      fc.property(twoArb, ([a, b]) => {
        const { pairs, onlyA, onlyB } = matchSpans(a, b, rule);
        const ids = (spans: readonly Span[]) => spans.map(({ id }) => id).sort();
        expect(ids([...pairs.map((pair) => pair.a), ...onlyA])).toEqual(ids(a));
        expect(ids([...pairs.map((pair) => pair.b), ...onlyB])).toEqual(ids(b));
      }),
    );
  });

  it('does not depend on who is called a', () => {
    fc.assert(
      fc.property(twoArb, ([a, b]) => {
        const forth = matchSpans(a, b, rule).pairs.map((pair) => `${pair.a.id} ${pair.b.id}`);
        const back = matchSpans(b, a, rule).pairs.map((pair) => `${pair.b.id} ${pair.a.id}`);
        expect(back).toEqual(forth);
      }),
    );
  });
});

describe('aligning any number of annotators', () => {
  it('puts every span in one group, and at most one of each annotator in a group', () => {
    fc.assert(
      fc.property(materialArb, ({ articles }) => {
        for (const { work } of articles) {
          const groups = alignSpans(work);
          const inGroups = groups.flatMap((group) => [...group.values()].map(({ id }) => id));
          const all = [...work.values()].flatMap(({ spans }) => spans.map(({ id }) => id));
          expect(inGroups.sort()).toEqual(all.sort());
          for (const group of groups)
            for (const [annotator, { by }] of group) expect(by).toBe(annotator);
        }
      }),
    );
  });
});
