/**
 * Percentile confidence intervals by the bootstrap: Efron 1979, “Bootstrap Methods: Another Look at
 * the Jackknife”, Annals of Statistics 7(1); the percentile method as in Efron and Tibshirani 1993,
 * “An Introduction to the Bootstrap”, section 13.3.
 *
 * Whole articles are resampled, because annotations in one article depend on each other.
 */
import type { FigureOfArticles } from './measure.ts';

export const RESAMPLES = 1000;
export const CONFIDENCE = 0.95;

export interface Interval {
  /** Low and high end, in the measure's own unit; null where there is none. */
  readonly interval: readonly [number, number] | null;
  /** Why there is no interval, a sentence; null where there is one. */
  readonly reason: string | null;
}

const none = (reason: string): Interval => ({ interval: null, reason });

/** The value at rank ⌈n·share⌉, counted from 1. */
const ranked = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/**
 * @param figureOf the figure of a resample, by indexes of articles
 * @param count of articles
 * @param random uniform in [0, 1)
 */
export function bootstrapInterval(
  figureOf: FigureOfArticles,
  count: number,
  random: () => number,
  resamples = RESAMPLES,
): Interval {
  if (count < 2) return none('Resampling needs at least two articles.');
  const values: number[] = [];
  const picks = new Array<number>(count);
  for (let round = 0; round < resamples; round += 1) {
    for (let at = 0; at < count; at += 1) picks[at] = Math.floor(random() * count);
    const { value } = figureOf(picks);
    if (value !== null) values.push(value);
  }
  if (values.length < resamples / 2)
    return none('The figure is undefined in more than half of the resamples.');
  const sorted = Float64Array.from(values).sort();
  const tail = (1 - CONFIDENCE) / 2;
  return { interval: [ranked(sorted, tail), ranked(sorted, 1 - tail)], reason: null };
}
