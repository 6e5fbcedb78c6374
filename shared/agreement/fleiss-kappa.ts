/**
 * Fleiss' kappa: agreement of a fixed number of annotators beyond chance, chance being the same for
 * all of them. Fleiss 1971, “Measuring nominal scale agreement among many raters”, Psychological
 * Bulletin 76(5).
 */
import { figure, undefinedFigure, type Figure } from './measure.ts';

/**
 * What kappa needs of any number of units, so that units of several articles are added up: at 0 the
 * units, at 1 the sum of squared counts, then how often each category was given.
 */
export type FleissSums = Float64Array;

export const fleissSums = (categories: number): FleissSums => new Float64Array(2 + categories);

/**
 * Adds `weight` units that all have these values.
 * @param counts how many annotators gave each category; their sum is the same for every unit
 */
export function addRatings(sums: FleissSums, counts: ArrayLike<number>, weight = 1): void {
  sums[0] = (sums[0] ?? 0) + weight;
  for (let category = 0; category < counts.length; category += 1) {
    const count = counts[category] ?? 0;
    sums[1] = (sums[1] ?? 0) + weight * count * count;
    sums[2 + category] = (sums[2 + category] ?? 0) + weight * count;
  }
}

/**
 * Details: `observed` and `expected` agreement as shares, and how many `units`.
 * @param raters how many annotators judged every unit
 */
export function fleissOfSums(sums: FleissSums, raters: number): Figure {
  const units = sums[0] ?? 0;
  if (units === 0 || raters < 2)
    return undefinedFigure('There is no unit that every annotator judged.');
  const ratings = units * raters;
  const squares = sums.subarray(2).reduce((sum, count) => sum + count * count, 0);
  if (squares === ratings * ratings)
    return undefinedFigure('All gave everything the same category: kappa is undefined.');
  const observed = ((sums[1] ?? 0) - ratings) / (ratings * (raters - 1));
  const expected = squares / (ratings * ratings);
  return figure((observed - expected) / (1 - expected), { observed, expected, units });
}

const ratersOf = (table: readonly (readonly number[])[]): number =>
  (table[0] ?? []).reduce((sum, count) => sum + count, 0);

/** @param table a row for each unit: how many annotators gave each category; all rows sum alike */
export function fleissKappa(table: readonly (readonly number[])[]): Figure {
  const sums = fleissSums(table[0]?.length ?? 0);
  for (const row of table) addRatings(sums, row);
  return fleissOfSums(sums, ratersOf(table));
}

/** Kappa of each category against all others together. */
export function fleissKappaByCategory(table: readonly (readonly number[])[]): readonly Figure[] {
  const raters = ratersOf(table);
  return (table[0] ?? []).map((_, category) =>
    fleissKappa(table.map((row) => [row[category] ?? 0, raters - (row[category] ?? 0)])),
  );
}
