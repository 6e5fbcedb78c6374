/**
 * Lanes keep the underlines of overlapping spans apart: two spans that meet get different ones, as
 * long as there are lanes left.
 *
 * A span keeps its lane while it is on screen, whatever comes or goes around it, so that nothing
 * jumps under the reader's eyes. New spans, in reading order, take the lowest lane that is free.
 */
import type { Fragment } from '../../shared/model/anchor.ts';
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';

export const LANES = 4;

export interface Seat {
  readonly lane: number;
  /** Where the span lay when it took the lane: one that moved has to ask again. */
  readonly fragments: readonly Fragment[];
}

export type Seating = ReadonlyMap<string, Seat>;

/** All lanes taken: the one least used around it, and best not by its own label, whose tint and
 * line would melt into one patch. */
function sharedLane(span: Span, around: readonly (readonly [Span, number])[]): number {
  const cost = new Array<number>(LANES).fill(0);
  for (const [other, lane] of around)
    cost[lane] = (cost[lane] ?? 0) + (other.label === span.label ? LANES * around.length : 1);
  return cost.indexOf(Math.min(...cost));
}

/**
 * @param spans what is in view, in reading order
 * @param before the lanes of the frame before
 * @returns the lane of each of `spans`; ids no longer in view are forgotten
 */
export function seatSpans(spans: readonly Span[], before: Seating): Seating {
  const seats = new Map<string, Seat>();
  for (const span of spans) {
    const seat = before.get(span.id);
    if (seat?.fragments === span.fragments) seats.set(span.id, seat);
  }
  for (const span of spans) {
    if (seats.has(span.id)) continue;
    const start = spanStart(span);
    const end = spanEnd(span);
    const around: [Span, number][] = [];
    for (const other of spans) {
      if (spanStart(other) >= end) break;
      const lane = seats.get(other.id)?.lane;
      if (lane !== undefined && spanEnd(other) > start) around.push([other, lane]);
    }
    const taken = new Set(around.map(([, lane]) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    if (lane >= LANES) lane = sharedLane(span, around);
    seats.set(span.id, { lane, fragments: span.fragments });
  }
  return seats;
}
