/**
 * Which spans of two annotators share text: a sweep over both in reading order. Sorting aside, the
 * cost is the number of pairs whose extents overlap, not the product of the two lists.
 */
import { spanEnd, spanStart, type Span } from '../model/span.ts';
import { overlapOf, type Overlap } from './span-overlap.ts';

/** Those in `active` that end after `from`; the others are behind the sweep and dropped. */
function stillOpen(active: Span[], from: number): readonly Span[] {
  let kept = 0;
  for (const span of active) {
    if (spanEnd(span) <= from) continue;
    active[kept] = span;
    kept += 1;
  }
  active.length = kept;
  return active;
}

/**
 * Every two spans that have at least one code unit in common, in no order to rely on.
 * @param a in reading order, and so is `b`
 */
export function overlapsOf(a: readonly Span[], b: readonly Span[]): Overlap[] {
  const found: Overlap[] = [];
  const openA: Span[] = [];
  const openB: Span[] = [];
  const meet = (first: Span, second: Span): void => {
    const overlap = overlapOf(first, second);
    if (overlap) found.push(overlap);
  };
  let atA = 0;
  let atB = 0;
  for (;;) {
    const nextA = a[atA];
    const nextB = b[atB];
    if (nextA && (!nextB || spanStart(nextA) <= spanStart(nextB))) {
      for (const span of stillOpen(openB, spanStart(nextA))) meet(nextA, span);
      openA.push(nextA);
      atA += 1;
    } else if (nextB) {
      for (const span of stillOpen(openA, spanStart(nextB))) meet(span, nextB);
      openB.push(nextB);
      atB += 1;
    } else return found;
  }
}
