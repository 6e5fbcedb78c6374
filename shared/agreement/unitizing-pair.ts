/** What two annotators' units of one label in one article differ by, in one sweep. */
import type { Fragment } from '../model/anchor.ts';

/**
 * Krippendorff's squared difference (Content Analysis, 2nd edition, 2004), summed: for every two
 * units that intersect, the squares of how far apart they start and end; for every unit within a
 * gap of the other annotator, the square of its length. Both lists ascending and free of overlaps;
 * lengths in UTF-16 code units.
 */
export function pairDisagreement(first: readonly Fragment[], second: readonly Fragment[]): number {
  // A unit that intersects none of the other annotator's lies within one of their gaps.
  let sum = squaredLengths(first) + squaredLengths(second);
  let [i, j] = [0, 0];
  let [a, b] = [first[0], second[0]];
  let [metA, metB] = [false, false];
  while (a !== undefined && b !== undefined) {
    if (a.start < b.end && b.start < a.end) {
      sum += (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
      sum -= (metA ? 0 : squaredLength(a)) + (metB ? 0 : squaredLength(b));
      [metA, metB] = [true, true];
    }
    if (a.end <= b.end) {
      i += 1;
      [a, metA] = [first[i], false];
    } else {
      j += 1;
      [b, metB] = [second[j], false];
    }
  }
  return sum;
}

const squaredLength = ({ start, end }: Fragment): number => (end - start) ** 2;

export const squaredLengths = (units: readonly Fragment[]): number =>
  units.reduce((sum, unit) => sum + squaredLength(unit), 0);
