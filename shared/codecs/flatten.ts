/** Choosing annotations that do not overlap, for formats in which a token has one label. */
import { compareSpans, spanEnd, spanStart, type Span } from '../model/span.ts';

const lengthOf = (span: Span): number => spanEnd(span) - spanStart(span);

/** The longer first, then the earlier, then by label and id: the same on every machine. */
const byRank = (a: Span, b: Span): number =>
  lengthOf(b) - lengthOf(a) ||
  spanStart(a) - spanStart(b) ||
  (a.label < b.label ? -1 : a.label > b.label ? 1 : compareSpans(a, b));

/** How many of `starts` (ascending) are at or before `offset`. */
function countUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The annotations of `spans` that stay where of two that overlap the longer one does (in UTF-16 code
 * units, the earlier one of equals), and the others; both in the order of `spans`.
 * @param spans each of one fragment
 */
export function flatOf(spans: readonly Span[]): {
  readonly flat: readonly Span[];
  readonly over: readonly Span[];
} {
  const starts: number[] = [];
  const ends: number[] = [];
  const kept = new Set<Span>();
  for (const span of [...spans].sort(byRank)) {
    const [start, end] = [spanStart(span), spanEnd(span)];
    const at = countUpTo(starts, start);
    if ((ends[at - 1] ?? 0) > start || (starts[at] ?? Infinity) < end) continue;
    starts.splice(at, 0, start);
    ends.splice(at, 0, end);
    kept.add(span);
  }
  return {
    flat: spans.filter((span) => kept.has(span)),
    over: spans.filter((span) => !kept.has(span)),
  };
}
