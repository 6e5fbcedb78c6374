/** A measure of agreement: one figure for whatever material it is given. */
import type { Material } from './material.ts';

/** A value, or why there is none. */
export interface Figure {
  readonly value: number | null;
  /** Why the value is undefined, a sentence; null where it is defined. */
  readonly reason: string | null;
}

export const figure = (value: number): Figure => ({ value, reason: null });
export const undefinedFigure = (reason: string): Figure => ({ value: null, reason });

export interface MeasureContext {
  /** Uniform in [0, 1), reproducible: whatever is sampled gives the same figure again. */
  readonly random: () => number;
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
}
