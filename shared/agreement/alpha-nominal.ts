/**
 * Krippendorff's alpha for nominal data with missing values: α = 1 − Do/De, from coincidences.
 * Krippendorff 2011, “Computing Krippendorff's Alpha-Reliability”, section C; the same as
 * Krippendorff 2004, “Content Analysis”, second edition, chapter 11.
 *
 * A unit with m values adds n_c·n_k/(m − 1) to the coincidence of the categories c and k. A unit with
 * fewer than two values has nothing to be compared with and is left out.
 */
import { figure, undefinedFigure, type Figure } from './measure.ts';

/**
 * What alpha needs of any number of units, so that units of several articles are added up: at 0 the
 * coincidences of unequal values, then how often each category is paired.
 */
export type AlphaSums = Float64Array;

export const alphaSums = (categories: number): AlphaSums => new Float64Array(1 + categories);

/**
 * Adds `weight` units that all have these values.
 * @param counts how many annotators gave each category
 */
export function addUnits(sums: AlphaSums, counts: Float64Array, weight = 1): void {
  let values = 0;
  let squares = 0;
  for (const count of counts) {
    values += count;
    squares += count * count;
  }
  if (values < 2) return;
  sums[0] = (sums[0] ?? 0) + (weight * (values * values - squares)) / (values - 1);
  for (let category = 0; category < counts.length; category += 1)
    sums[category + 1] = (sums[category + 1] ?? 0) + weight * (counts[category] ?? 0);
}

/** Details: `observed` and `expected` disagreement, and how many `values` were paired. */
export function alphaOfSums(sums: AlphaSums): Figure {
  const unequal = sums[0] ?? 0;
  const perCategory = sums.subarray(1);
  const values = perCategory.reduce((sum, count) => sum + count, 0);
  if (values < 2) return undefinedFigure('There is no unit that two annotators gave a value.');
  const unequalByChance = values * values - perCategory.reduce((sum, n) => sum + n * n, 0);
  if (unequalByChance === 0)
    return undefinedFigure('Every value is the same: without variation alpha is undefined.');
  return figure(1 - ((values - 1) * unequal) / unequalByChance, {
    observed: unequal / values,
    expected: unequalByChance / (values * (values - 1)),
    values,
  });
}

/** @param units the values each unit got, one an annotator; null where one gave none */
export function alphaNominal(units: readonly (readonly (string | null)[])[]): Figure {
  const values = units.flat().filter((value) => value !== null);
  const index = new Map([...new Set(values)].map((value, at) => [value, at]));
  const sums = alphaSums(index.size);
  for (const unit of units) {
    const counts = new Float64Array(index.size);
    for (const value of unit) {
      const at = value === null ? undefined : index.get(value);
      if (at !== undefined) counts[at] = (counts[at] ?? 0) + 1;
    }
    addUnits(sums, counts);
  }
  return alphaOfSums(sums);
}
