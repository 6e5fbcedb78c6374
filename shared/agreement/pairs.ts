/** Annotators two by two. */
import { figure, undefinedFigure, type Figure } from './measure.ts';

export type Pair = readonly [a: string, b: string];

/** Every two of `annotators` once, the earlier one first. */
export const pairsOf = (annotators: readonly string[]): readonly Pair[] =>
  annotators.flatMap((a, at) => annotators.slice(at + 1).map((b): Pair => [a, b]));

/**
 * What measures of two say about more: the mean of the pairs that have a figure, each counting
 * alike. Of one pair it is the pair's own figure, details and all.
 */
export function meanOfFigures(figures: readonly Figure[]): Figure {
  const [only] = figures;
  if (only && figures.length === 1) return only;
  const values = figures.flatMap(({ value }) => value ?? []);
  if (values.length === 0)
    return undefinedFigure(only?.reason ?? 'There are no two annotators to compare.');
  return figure(values.reduce((sum, value) => sum + value, 0) / values.length, {
    pairs: values.length,
  });
}
