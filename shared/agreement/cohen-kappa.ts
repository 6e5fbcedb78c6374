/**
 * Cohen's kappa: κ = (po − pe)/(1 − pe), agreement of two annotators beyond what their own habits
 * would give by chance. Cohen 1960, “A Coefficient of Agreement for Nominal Scales”, Educational and
 * Psychological Measurement 20(1).
 */
import { figure, undefinedFigure, type Figure } from './measure.ts';

/**
 * What kappa needs of any number of units, so that units of several articles are added up: at 0 the
 * units, at 1 those that both gave the same category, then how often the first gave each category,
 * then how often the second did.
 */
export type KappaSums = Float64Array;

export const kappaSums = (categories: number): KappaSums => new Float64Array(2 + 2 * categories);

/** Adds `weight` units to which the two gave categories `a` and `b`. */
export function addJudgement(sums: KappaSums, a: number, b: number, weight = 1): void {
  const categories = (sums.length - 2) / 2;
  const add = (at: number): void => {
    sums[at] = (sums[at] ?? 0) + weight;
  };
  add(0);
  if (a === b) add(1);
  add(2 + a);
  add(2 + categories + b);
}

/** Details: `observed` and `expected` agreement as shares, and how many `units`. */
export function kappaOfSums(sums: KappaSums): Figure {
  const categories = (sums.length - 2) / 2;
  const units = sums[0] ?? 0;
  if (units === 0) return undefinedFigure('There is no unit that both annotators judged.');
  let chance = 0;
  for (let category = 0; category < categories; category += 1)
    chance += (sums[2 + category] ?? 0) * (sums[2 + categories + category] ?? 0);
  if (chance === units * units)
    return undefinedFigure('Both gave everything the same category: kappa is undefined.');
  const observed = (sums[1] ?? 0) / units;
  const expected = chance / (units * units);
  return figure((observed - expected) / (1 - expected), { observed, expected, units });
}

/** @param table rows: categories of the first annotator, columns: of the second; counts or shares */
export function cohenKappa(table: readonly (readonly number[])[]): Figure {
  const sums = kappaSums(table.length);
  for (const [a, row] of table.entries())
    for (const [b, weight] of row.entries()) addJudgement(sums, a, b, weight);
  return kappaOfSums(sums);
}
