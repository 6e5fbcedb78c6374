/**
 * The unitary alignments that a best alignment may need: Mathet, Widlöcher & Métivier 2015, section
 * 5.1.1, with a sharper bound.
 *
 * A unitary alignment takes at most one unit of each of the n annotators; its disorder is the mean
 * of the C = n(n-1)/2 dissimilarities between them, where a pair with a missing unit counts Δ. A
 * unit alone therefore costs Δ, and k units in one alignment save, against standing alone,
 *
 *   (k - 1)·Δ + (k(k-1)/2·Δ - Σ d(u, v)) / C.
 *
 * The article drops what costs more than n·Δ. We drop whatever can be parted into two alignments of
 * a and b units without loss, that is where the dissimilarities between the two sides sum up to
 * Δ·(C + a·b) or more: the least disorder stays the same, and far fewer candidates are left. With
 * one unit on one side this also bounds how far from the others a unit may be, so that only
 * neighbours in the text are looked at.
 */
import type { Continuum } from './gamma-continuum.ts';
import type { Dissimilarity } from './gamma-dissimilarity.ts';
import { neighbours, type NumberedUnit } from './gamma-neighbours.ts';

/** Two or more units in one unitary alignment. */
export interface Candidate {
  /** Numbers of units, counted through the annotators; at most one of each, ascending. */
  readonly units: readonly number[];
  /** By how much their disorder is less than if each stood alone; more than 0. */
  readonly saving: number;
}

/** Units that are looked at together. */
interface Group {
  readonly units: readonly NumberedUnit[];
  /** Their dissimilarities: `apart[i][j]` for j < i. */
  readonly apart: readonly (readonly number[])[];
  /** What each differs from all others, summed up. */
  readonly sums: readonly number[];
}

/** Whether every way to part the group in two costs something. */
function holdsTogether({ apart }: Group, deltaEmpty: number, pairs: number): boolean {
  const k = apart.length;
  // A way is the set of units on the one side, a bit each; the last unit is on the other one.
  for (let side = 1; side < 1 << (k - 1); side += 1) {
    let across = 0;
    let count = 0;
    for (let i = 0; i < k; i += 1) {
      const bit = (side >> i) & 1;
      count += bit;
      const row = apart[i] ?? [];
      for (let j = 0; j < i; j += 1) if (((side >> j) & 1) !== bit) across += row[j] ?? 0;
    }
    if (across >= deltaEmpty * (pairs + count * (k - count))) return false;
  }
  return true;
}

/**
 * All candidates, or null where more than `limit` groups of units would have to be looked at: their
 * number grows with the product of what the annotators have at one place.
 */
export function candidatesOf(
  continuum: Continuum,
  dissimilarity: Dissimilarity,
  limit: number,
): readonly Candidate[] | null {
  const n = continuum.annotators.length;
  const pairs = (n * (n - 1)) / 2;
  const { deltaEmpty, between } = dissimilarity;
  const farthest = deltaEmpty * (pairs + n - 1);
  let id = 0;
  const annotators = continuum.annotators.map((units, by) =>
    units.map((unit) => ({ ...unit, id: id++, by })),
  );
  const found: Candidate[] = [];
  let looked = 0;

  function candidate({ units, sums }: Group): Candidate {
    const k = units.length;
    const sum = sums.reduce((total, each) => total + each, 0) / 2;
    const saving = (k - 1) * deltaEmpty + (((k * (k - 1)) / 2) * deltaEmpty - sum) / pairs;
    return { units: units.map((unit) => unit.id), saving };
  }

  /** Adds each of `more` to the group in turn; false as soon as the limit is reached. */
  function extend({ units, apart, sums }: Group, more: readonly NumberedUnit[]): boolean {
    return more.every((unit, index) => {
      looked += 1;
      if (looked > limit) return false;
      const row = units.map((other) => between(unit, other));
      const own = row.reduce((sum, d) => sum + d, 0);
      const others = sums.map((sum, at) => sum + (row[at] ?? 0));
      if (own >= farthest || others.some((sum) => sum >= farthest)) return true;
      const larger: Group = {
        units: [...units, unit],
        apart: [...apart, row],
        sums: [...others, own],
      };
      if (holdsTogether(larger, deltaEmpty, pairs)) found.push(candidate(larger));
      return extend(
        larger,
        more.slice(index + 1).filter(({ by }) => by > unit.by),
      );
    });
  }

  const near = neighbours(annotators, dissimilarity.reach(farthest));
  const whole = annotators
    .flat()
    .every((unit) => extend({ units: [unit], apart: [[]], sums: [0] }, near[unit.id] ?? []));
  return whole ? found : null;
}
