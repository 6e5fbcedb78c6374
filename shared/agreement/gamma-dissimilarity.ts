/**
 * How much two units differ: Mathet, Widlöcher & Métivier 2015, section 4.2.
 *
 *   d_pos(u, v) = ((|start(u) - start(v)| + |end(u) - end(v)|) / (length(u) + length(v)))² · Δ
 *   d_cat(u, v) = distance(category(u), category(v)) · Δ
 *   d(u, v)     = alpha · d_pos(u, v) + beta · d_cat(u, v)
 *
 * Δ is what a unit and the missing unit of another annotator differ by.
 */
import type { Unit } from './gamma-continuum.ts';

export interface Dissimilarity {
  /** Δ. */
  readonly deltaEmpty: number;
  readonly between: (a: Unit, b: Unit) => number;
  /**
   * Two units differ by `bound` or more wherever |start difference| + |end difference| is at least
   * this many times the sum of their lengths. Infinity where positions do not count.
   */
  readonly reach: (bound: number) => number;
}

export interface DissimilarityWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly deltaEmpty: number;
  /** In [0, 1], symmetric, 0 for a category and itself. */
  readonly distance: (a: string, b: string) => number;
}

const nominal = (a: string, b: string): number => (a === b ? 0 : 1);

/** As the article has it unless told otherwise: everything weighs 1, categories are equal or not. */
export function combinedDissimilarity(weights: Partial<DissimilarityWeights> = {}): Dissimilarity {
  const { alpha = 1, beta = 1, deltaEmpty = 1, distance = nominal } = weights;
  return {
    deltaEmpty,
    between: (a, b) => {
      const apart =
        (Math.abs(a.start - b.start) + Math.abs(a.end - b.end)) /
        (a.end - a.start + b.end - b.start);
      return (alpha * apart * apart + beta * distance(a.category, b.category)) * deltaEmpty;
    },
    reach: (bound) => Math.sqrt(bound / (alpha * deltaEmpty)),
  };
}
