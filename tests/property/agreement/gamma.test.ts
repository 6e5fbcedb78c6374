/** The best alignment, found by pruning and HiGHS, against its definition taken at its word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAlignment, unitaryDisorder } from '../../../shared/agreement/gamma-alignment.ts';
import { candidatesOf, type Candidate } from '../../../shared/agreement/gamma-candidates.ts';
import {
  byStart,
  meanUnits,
  unitCount,
  type Continuum,
  type Unit,
} from '../../../shared/agreement/gamma-continuum.ts';
import { combinedDissimilarity } from '../../../shared/agreement/gamma-dissimilarity.ts';
import { highsSolver } from '../../../shared/agreement/gamma-highs.ts';
import { neighbours } from '../../../shared/agreement/gamma-neighbours.ts';
import { shuffled } from '../../../shared/agreement/gamma-shuffle.ts';
import { seededRandom } from '../../../shared/agreement/random.ts';

const LENGTH = 60;

const unitArb = fc
  .tuple(fc.nat({ max: LENGTH - 1 }), fc.integer({ min: 1, max: 30 }), fc.constantFrom('a', 'b'))
  .map(([start, length, category]): Unit => ({
    start,
    end: Math.min(LENGTH, start + length),
    category,
  }));

const continuumArb = (annotators: number, units: number): fc.Arbitrary<Continuum> =>
  fc
    .array(fc.array(unitArb, { maxLength: units }), {
      minLength: annotators,
      maxLength: annotators,
    })
    .map((rows) => ({ length: LENGTH, annotators: rows.map((row) => row.sort(byStart)) }))
    .filter((continuum) => unitCount(continuum) > 0);

/** Two annotators with up to 5 units, three with up to 3, four with up to 2. */
const smallArb = fc.oneof(continuumArb(2, 5), continuumArb(3, 3), continuumArb(4, 2));

const dissimilarityArb = fc
  .record({
    alpha: fc.constantFrom(0.5, 1, 3),
    beta: fc.constantFrom(0, 1, 2),
    deltaEmpty: fc.constantFrom(0.5, 1),
  })
  .map((weights) => combinedDissimilarity(weights));

/** Every way to put all units into groups of at most one unit an annotator, the cheapest of them. */
function leastDisorder(
  continuum: Continuum,
  disorderOf: (group: readonly (Unit | null)[]) => number,
): number {
  const units = continuum.annotators.flatMap((own, by) => own.map((unit) => ({ unit, by })));
  const empty = continuum.annotators.map((): Unit | null => null);
  function search(at: number, groups: readonly (readonly (Unit | null)[])[]): number {
    const next = units[at];
    if (!next) return groups.reduce((sum, group) => sum + disorderOf(group), 0);
    const alone = search(at + 1, [...groups, empty.with(next.by, next.unit)]);
    return groups.reduce((least, group, index) => {
      if (group[next.by]) return least;
      return Math.min(least, search(at + 1, groups.with(index, group.with(next.by, next.unit))));
    }, alone);
  }
  return search(0, []) / meanUnits(continuum);
}

describe('the best alignment', () => {
  it('has the least disorder of all partitions, for whatever dissimilarity', async () => {
    await fc.assert(
      fc.asyncProperty(smallArb, dissimilarityArb, async (continuum, dissimilarity) => {
        const best = await bestAlignment(continuum, dissimilarity, highsSolver);
        const least = leastDisorder(continuum, (group) => unitaryDisorder(dissimilarity, group));
        expect(best?.disorder).toBeCloseTo(least, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('holds every unit exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(continuumArb(3, 8), async (continuum) => {
        const best = await bestAlignment(continuum, combinedDissimilarity(), highsSolver);
        continuum.annotators.forEach((units, by) => {
          const aligned = best?.unitary.flatMap((slots) => slots[by] ?? []) ?? [];
          expect(aligned.toSorted(byStart).map(({ start, end }) => [start, end])).toEqual(
            units.map(({ start, end }) => [start, end]),
          );
        });
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on the order of annotators', async () => {
    await fc.assert(
      fc.asyncProperty(continuumArb(3, 6), async (continuum) => {
        const turned = { ...continuum, annotators: continuum.annotators.toReversed() };
        const dissimilarity = combinedDissimilarity();
        const [one, other] = [
          await bestAlignment(continuum, dissimilarity, highsSolver),
          await bestAlignment(turned, dissimilarity, highsSolver),
        ];
        expect(one?.disorder).toBeCloseTo(other?.disorder ?? Number.NaN, 6);
      }),
      { numRuns: 100 },
    );
  });
});

describe('candidates', () => {
  it('save something, by as much as their disorder says', () => {
    fc.assert(
      fc.property(continuumArb(3, 5), dissimilarityArb, (continuum, dissimilarity) => {
        const units = continuum.annotators.flatMap((own, by) => own.map((unit) => ({ unit, by })));
        for (const { units: ids, saving } of candidatesOf(continuum, dissimilarity, Infinity) ??
          []) {
          const slots: (Unit | null)[] = continuum.annotators.map(() => null);
          for (const id of ids) {
            const at = units[id];
            if (at) slots[at.by] = at.unit;
          }
          const together = unitaryDisorder(dissimilarity, slots);
          expect(saving).toBeCloseTo(ids.length * dissimilarity.deltaEmpty - together, 9);
          expect(saving).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('neighbours', () => {
  it('are all units of later annotators within reach, and no others', () => {
    fc.assert(
      fc.property(continuumArb(3, 8), fc.constantFrom(0.5, 1, 2, 5, Infinity), (of, reach) => {
        let id = 0;
        const annotators = of.annotators.map((units, by) =>
          units.map((unit) => ({ ...unit, by, id: id++ })),
        );
        const all = annotators.flat();
        const expected = all.map((unit) =>
          all
            .filter((other) => {
              const apart = Math.abs(other.start - unit.start) + Math.abs(other.end - unit.end);
              return (
                other.by > unit.by &&
                apart < reach * (unit.end - unit.start + other.end - other.start)
              );
            })
            .map((other) => other.id),
        );
        const actual = neighbours(annotators, reach).map((near) => near.map((other) => other.id));
        expect(actual).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('HiGHS', () => {
  const candidateArb = fc.record({
    units: fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 2, maxLength: 4 }),
    saving: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10),
  });

  /** What the best choice among the candidates from `at` on saves, with the units in `taken` gone. */
  function mostSaved(
    candidates: readonly Candidate[],
    at = 0,
    taken: readonly number[] = [],
  ): number {
    const candidate = candidates[at];
    if (!candidate) return 0;
    const without = mostSaved(candidates, at + 1, taken);
    if (candidate.units.some((unit) => taken.includes(unit))) return without;
    const rest = mostSaved(candidates, at + 1, [...taken, ...candidate.units]);
    return Math.max(without, candidate.saving + rest);
  }

  it('chooses what saves most, whatever is in conflict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(candidateArb, { maxLength: 12 }), async (candidates) => {
        const chosen = await highsSolver(candidates);
        const units = chosen.flatMap((candidate) => candidate.units);
        expect(new Set(units).size).toBe(units.length);
        const saved = chosen.reduce((sum, { saving }) => sum + saving, 0);
        expect(saved).toBeCloseTo(mostSaved(candidates), 6);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a shuffled continuum', () => {
  const shuffledArb = fc.tuple(continuumArb(3, 6), fc.integer()).map(([continuum, seed]) => ({
    continuum,
    sample: shuffled(continuum, seededRandom(seed)),
  }));

  /** Lengths and categories of units, as one line each. */
  const kinds = (units: readonly Unit[]): string =>
    units
      .map(({ start, end, category }) => `${category} ${end - start}`)
      .sort()
      .join();

  it('has annotators each of whom is a real one, moved', () => {
    fc.assert(
      fc.property(shuffledArb, ({ continuum, sample }) => {
        expect(sample.annotators).toHaveLength(continuum.annotators.length);
        const real = continuum.annotators.map(kinds);
        for (const units of sample.annotators) {
          expect(real).toContain(kinds(units));
          for (const { start } of units) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThanOrEqual(continuum.length);
          }
        }
        expect(unitCount(sample)).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('has shifts at least half a mean unit apart, rounded down, where there is room', () => {
    const mark = { start: 0, end: 10, category: 'a' };
    const of = { length: 200, annotators: [[mark], [mark], [mark]] };
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const shifts = shuffled(of, seededRandom(seed)).annotators.map(
          ([unit]) => unit?.start ?? 0,
        );
        for (const [index, shift] of shifts.entries())
          for (const other of shifts.slice(0, index))
            expect(Math.abs(shift - other)).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 300 },
    );
  });
});
