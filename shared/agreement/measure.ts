/** A measure of agreement: one figure for whatever material it is given. */
import type { Material } from './material.ts';

/** A value, or why there is none. */
export interface Figure {
  readonly value: number | null;
  /** Why the value is undefined, a sentence; null where it is defined. */
  readonly reason: string | null;
  /** What the value was made of, by name: `precision`, `matched`, `tokens`; the definition says. */
  readonly details?: Details;
}

export type Details = Readonly<Record<string, number>>;

export const figure = (value: number, details?: Details): Figure => ({
  value,
  reason: null,
  ...(details && { details }),
});
export const undefinedFigure = (reason: string, details?: Details): Figure => ({
  value: null,
  reason,
  ...(details && { details }),
});

export interface MeasureContext {
  /** Uniform in [0, 1), reproducible: whatever is sampled gives the same figure again. */
  readonly random: () => number;
  /**
   * Called now and then by what takes long: it lets other work run, and rejects when nobody waits
   * for the figure any more. A measure lets that through.
   */
  readonly pause?: () => Promise<void>;
}

/** The figure of some articles, by index into `Material.articles`; one may be there many times. */
export type FigureOfArticles = (articles: readonly number[]) => Figure;

/** One of several figures that a measure is the mean of. */
export interface FigurePart {
  readonly label: string;
  readonly attribute: string;
  readonly figure: Figure;
}

export interface Measure {
  /** As exports name it: `span_f1_exact`. */
  readonly id: string;
  readonly name: string;
  /** What is computed, exactly, with its source and, where there are several, its version. */
  readonly definition: string;
  /** When the figure misleads: a sentence for analysts. */
  readonly caution: string;
  /**
   * Pure. Over more than two annotators it is what the definition says; per label, per pair and per
   * article it is the same function on material narrowed by `narrow.ts`.
   */
  readonly figure: (material: Material, context: MeasureContext) => Promise<Figure> | Figure;
  /**
   * Where the figure comes from sums over articles: counts each article once, so that the figure of
   * a thousand resamples costs a thousand additions of sums. Only these measures get an interval.
   */
  readonly prepare?: (material: Material) => FigureOfArticles;
  /** The figures of which `figure` is the mean, where it is one over attributes. */
  readonly parts?: (material: Material) => readonly FigurePart[];
}
