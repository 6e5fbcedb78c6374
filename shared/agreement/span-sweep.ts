/**
 * Which spans of two annotators share text: a sweep over both in reading order. Sorting aside, the
 * cost is the number of pairs whose extents overlap, not the product of the two lists.
 *
 * Each span is read once into flat arrays: spans lie all over the memory, and going back to them for
 * every pair is what would cost most.
 */
import { spanEnd, spanStart, type Span } from '../model/span.ts';
import { commonUnits, unitsOf, type Overlap } from './span-overlap.ts';

/** An overlap, with where its spans stand in the two lists. */
export interface Candidate extends Overlap {
  readonly atA: number;
  readonly atB: number;
  readonly sameLabel: boolean;
}

interface Flat {
  readonly spans: readonly Span[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Code units without gaps. */
  readonly units: Int32Array;
  readonly labels: Int32Array;
}

function flattened(spans: readonly Span[], numberOf: Map<string, number>): Flat {
  const flat = {
    spans,
    starts: new Int32Array(spans.length),
    ends: new Int32Array(spans.length),
    units: new Int32Array(spans.length),
    labels: new Int32Array(spans.length),
  };
  for (const [at, span] of spans.entries()) {
    const number = numberOf.get(span.label) ?? numberOf.size;
    numberOf.set(span.label, number);
    flat.starts[at] = spanStart(span);
    flat.ends[at] = spanEnd(span);
    flat.units[at] = unitsOf(span);
    flat.labels[at] = number;
  }
  return flat;
}

/** The code units in both; spans are looked at only where one has gaps. */
function commonAt(a: Flat, atA: number, b: Flat, atB: number): number {
  const [startA = 0, endA = 0] = [a.starts[atA], a.ends[atA]];
  const [startB = 0, endB = 0] = [b.starts[atB], b.ends[atB]];
  const hasGaps = endA - startA !== a.units[atA] || endB - startB !== b.units[atB];
  if (!hasGaps) return Math.max(0, Math.min(endA, endB) - Math.max(startA, startB));
  const spanA = a.spans[atA];
  const spanB = b.spans[atB];
  return spanA && spanB ? commonUnits(spanA, spanB) : 0;
}

/** Drops those in `open` that end at `from` or before: they are behind the sweep. */
function close(open: number[], { ends }: Flat, from: number): void {
  let kept = 0;
  for (const at of open) {
    if ((ends[at] ?? 0) <= from) continue;
    open[kept] = at;
    kept += 1;
  }
  open.length = kept;
}

/**
 * Every two spans that have at least one code unit in common, in no order to rely on.
 * @param a in reading order, and so is `b`
 * @param anyLabel also those whose labels differ
 */
export function overlapsOf(
  a: readonly Span[],
  b: readonly Span[],
  { anyLabel = false }: { readonly anyLabel?: boolean } = {},
): Candidate[] {
  const numberOf = new Map<string, number>();
  const flatA = flattened(a, numberOf);
  const flatB = flattened(b, numberOf);
  const found: Candidate[] = [];
  const openA: number[] = [];
  const openB: number[] = [];
  const meet = (atA: number, atB: number): void => {
    const sameLabel = flatA.labels[atA] === flatB.labels[atB];
    if (!sameLabel && !anyLabel) return;
    const common = commonAt(flatA, atA, flatB, atB);
    const spanA = a[atA];
    const spanB = b[atB];
    if (common === 0 || !spanA || !spanB) return;
    const union = (flatA.units[atA] ?? 0) + (flatB.units[atB] ?? 0) - common;
    const start = Math.max(flatA.starts[atA] ?? 0, flatB.starts[atB] ?? 0);
    found.push({ a: spanA, b: spanB, common, union, start, atA, atB, sameLabel });
  };
  let nextA = 0;
  let nextB = 0;
  while (nextA < a.length || nextB < b.length) {
    const startA = flatA.starts[nextA] ?? Infinity;
    const startB = flatB.starts[nextB] ?? Infinity;
    if (startA <= startB) {
      close(openB, flatB, startA);
      for (const at of openB) meet(nextA, at);
      openA.push(nextA);
      nextA += 1;
    } else {
      close(openA, flatA, startB);
      for (const at of openA) meet(at, nextB);
      openB.push(nextB);
      nextB += 1;
    }
  }
  return found;
}
