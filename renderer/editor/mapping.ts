/**
 * Offsets (UTF-16 code units of `Article.text`) to ProseMirror positions and back, in O(log blocks).
 *
 * Inside a block, both edges included, the two are a bijection. Between blocks (line breaks, blank
 * lines: text the document does not hold; section and list borders: positions the text does not
 * know) both directions go to the nearest block edge, on a tie to the earlier one. Where two blocks
 * touch, their shared offset belongs to the later one.
 */
import type { Fragment } from '../../shared/model/anchor.ts';
import { firstIndex } from './binary-search.ts';

/** Where a block stands in the text, and the position of its first character in the document. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly position: number;
}

export interface PositionRange {
  readonly from: number;
  readonly to: number;
}

const endPosition = ({ start, end, position }: Place): number => position + (end - start);

export class OffsetMap {
  /** One per block, in order; never empty. */
  readonly places: readonly Place[];

  /** @param places ascending and disjoint in both offsets and positions */
  constructor(places: readonly Place[]) {
    if (places.length === 0) throw new Error('An offset map needs at least one block');
    this.places = places;
  }

  place(block: number): Place {
    const place = this.places[block];
    if (!place) throw new Error(`There is no block ${block}`);
    return place;
  }

  /** Index of the last block whose `start` (or `position`) is not after `at`; -1 before the first. */
  private lastFrom(at: number, key: 'start' | 'position'): number {
    return firstIndex(0, this.places.length, (block) => this.place(block)[key] > at) - 1;
  }

  /** The block that holds `offset`, else the one with the nearest edge. */
  blockAt(offset: number): number {
    const index = this.lastFrom(offset, 'start');
    if (index < 0) return 0;
    const next = this.places[index + 1];
    const past = offset - this.place(index).end;
    return next && past > 0 && next.start - offset < past ? index + 1 : index;
  }

  /** The first block that ends after `offset`; the number of blocks when none does. */
  firstEndingAfter(offset: number): number {
    const index = this.lastFrom(offset, 'start');
    return index >= 0 && this.place(index).end > offset ? index : index + 1;
  }

  positionOf(offset: number): number {
    const place = this.place(this.blockAt(offset));
    return place.position + Math.min(Math.max(offset, place.start), place.end) - place.start;
  }

  offsetOf(position: number): number {
    const index = this.lastFrom(position, 'position');
    if (index < 0) return this.place(0).start;
    const place = this.place(index);
    const past = position - endPosition(place);
    if (past <= 0) return place.start + position - place.position;
    const next = this.places[index + 1];
    return next && next.position - position < past ? next.start : place.end;
  }

  /**
   * The positions of a range, drawn in where an end lies between blocks, so that it starts on a
   * character of its own and ends after one; null when no character of it is in the document.
   */
  positionsOf({ start, end }: Fragment): PositionRange | null {
    const first = this.places[this.firstEndingAfter(start)];
    const last = this.places[this.lastFrom(end - 1, 'start')];
    if (!first || !last) return null;
    const from = first.position + Math.max(start, first.start) - first.start;
    const to = last.position + Math.min(end, last.end) - last.start;
    return from < to ? { from, to } : null;
  }

  /**
   * The way back: the offsets of the characters between two positions, without what lies between
   * blocks at either end; null when there is no character.
   */
  offsetsOf({ from, to }: PositionRange): Fragment | null {
    const before = this.lastFrom(from, 'position');
    const holds = before >= 0 && endPosition(this.place(before)) > from;
    const first = this.places[holds ? before : before + 1];
    const last = this.places[this.lastFrom(to - 1, 'position')];
    if (!first || !last) return null;
    const start = first.start + Math.max(from - first.position, 0);
    const end = last.start + Math.min(to, endPosition(last)) - last.position;
    return start < end ? { start, end } : null;
  }
}
