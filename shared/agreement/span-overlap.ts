/** How much of the text two spans have in common, in UTF-16 code units, gaps left out. */
import { spanStart, type Span } from '../model/span.ts';

/** Code units of its fragments together. */
export const unitsOf = ({ fragments }: Span): number =>
  fragments.reduce((sum, { start, end }) => sum + end - start, 0);

/** Code units that lie in both. */
export function commonUnits({ fragments: a }: Span, { fragments: b }: Span): number {
  let common = 0;
  let atB = 0;
  for (const { start, end } of a) {
    while ((b[atB]?.end ?? Infinity) <= start) atB += 1;
    for (let at = atB; at < b.length; at += 1) {
      const other = b[at];
      if (!other || other.start >= end) break;
      common += Math.min(end, other.end) - Math.max(start, other.start);
    }
  }
  return common;
}

/** Two spans that share text. */
export interface Overlap {
  readonly a: Span;
  readonly b: Span;
  /** Code units in both, and in at least one: their quotient is the Jaccard index. */
  readonly common: number;
  readonly union: number;
  /** Where the later of the two starts. */
  readonly start: number;
}

/** Null where they share none. */
export function overlapOf(a: Span, b: Span): Overlap | null {
  const common = commonUnits(a, b);
  if (common === 0) return null;
  const union = unitsOf(a) + unitsOf(b) - common;
  return { a, b, common, union, start: Math.max(spanStart(a), spanStart(b)) };
}

/** 1 where they cover the same text, near 0 where they hardly touch. Jaccard 1912. */
export const jaccardOf = ({ common, union }: Overlap): number => common / union;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The closest first: by Jaccard index, then place, then ids. A total order, and the same whichever
 * side is called `a`: so matching does not depend on the order of annotators.
 */
export function compareOverlaps(one: Overlap, other: Overlap): number {
  const closer = other.common * one.union - one.common * other.union;
  if (closer !== 0) return closer;
  const place = one.start - other.start;
  if (place !== 0) return place;
  const idsOf = ({ a, b }: Overlap): readonly [string, string] =>
    a.id < b.id ? [a.id, b.id] : [b.id, a.id];
  const [low, high] = idsOf(one);
  const [otherLow, otherHigh] = idsOf(other);
  return byText(low, otherLow) || byText(high, otherHigh);
}
