/**
 * What of the text is on screen, and how to bring other parts there.
 *
 * Positions are searched, never listed: first the sections (whose boxes are known without laying
 * out what is in them), then the blocks of those in view.
 */
import type { EditorView } from '@tiptap/pm/view';
import type { Fragment } from '../../shared/model/anchor.ts';
import { firstIndex } from './binary-search.ts';
import { SECTION_BLOCKS } from './document.ts';
import type { OffsetMap, PositionRange } from './mapping.ts';

/** First and last block, both included. */
export interface BlockWindow {
  readonly first: number;
  readonly last: number;
}

/** Pixels kept free around what is revealed. */
const REVEAL_MARGIN = 48;
/** Sections take their true height when they come into view: look again for this many frames. */
const SETTLE_FRAMES = 6;

export class Viewport {
  private readonly view: EditorView;
  private readonly scroller: HTMLElement;
  private readonly map: OffsetMap;
  private readonly ruler = document.createRange();
  private settling = 0;
  /** Called when a jump has found its place: its own scrolling ended while it was still looking. */
  onSettled: (() => void) | null = null;

  constructor(view: EditorView, scroller: HTMLElement, map: OffsetMap) {
    this.view = view;
    this.scroller = scroller;
    this.map = map;
  }

  get height(): number {
    return this.scroller.clientHeight;
  }

  /** True while a jump is still finding its place. */
  get isSettling(): boolean {
    return this.settling !== 0;
  }

  /** Document positions in the page, as the editor draws them now. */
  spotOf({ from, to }: PositionRange): StaticRange {
    const start = this.view.domAtPos(from, 1);
    const end = this.view.domAtPos(to, -1);
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    });
  }

  /**
   * The ruler, laid on document positions. There is one only: the browser adjusts every live range
   * at every change of the page, so that thousands of them make removing an element slow.
   */
  private measured(positions: PositionRange): Range {
    const spot = this.spotOf(positions);
    this.ruler.setStart(spot.startContainer, spot.startOffset);
    this.ruler.setEnd(spot.endContainer, spot.endOffset);
    return this.ruler;
  }

  /** The box of the character at `offset`, or of the last one of its block. */
  private boxAt(offset: number): DOMRect {
    const position = this.map.positionOf(offset);
    const { start, end, position: first } = this.map.place(this.map.blockAt(offset));
    if (start === end) return this.block(this.map.blockAt(offset)).getBoundingClientRect();
    const from = Math.min(position, first + (end - start) - 1);
    const range = this.measured({ from, to: from + 1 });
    return range.getClientRects()[0] ?? range.getBoundingClientRect();
  }

  private block(index: number): Element {
    const node = this.view.nodeDOM(this.map.place(index).position - 1);
    if (node instanceof Element) return node;
    throw new Error(`Block ${index} is not drawn as an element`);
  }

  private section(index: number): Element {
    const element = this.view.dom.children[index];
    if (!element) throw new Error(`There is no section ${index}`);
    return element;
  }

  /** The blocks that meet the view, made taller by `margin` pixels at both ends. */
  window(margin: number): BlockWindow {
    const box = this.scroller.getBoundingClientRect();
    const top = box.top - margin;
    const bottom = box.bottom + margin;
    const sections = this.view.dom.childElementCount;
    const blocks = this.map.places.length;
    const endsBelowTop = (element: Element) => element.getBoundingClientRect().bottom > top;
    const startsBelow = (element: Element) => element.getBoundingClientRect().top >= bottom;
    const firstSection = Math.min(
      firstIndex(0, sections, (index) => endsBelowTop(this.section(index))),
      sections - 1,
    );
    const lastSection =
      firstIndex(firstSection + 1, sections, (index) => startsBelow(this.section(index))) - 1;
    const inSection = (section: number): [number, number] => [
      section * SECTION_BLOCKS,
      Math.min((section + 1) * SECTION_BLOCKS, blocks),
    ];
    const first = firstIndex(...inSection(firstSection), (i) => endsBelowTop(this.block(i)));
    const after = firstIndex(...inSection(lastSection), (i) => startsBelow(this.block(i)));
    return { first: Math.min(first, blocks - 1), last: Math.max(after - 1, 0) };
  }

  /** Offset of the first character whose line is in view. */
  topOffset(): number {
    const { top } = this.scroller.getBoundingClientRect();
    const { start, end } = this.map.place(this.window(0).first);
    const offset = firstIndex(start, end, (at) => this.boxAt(at).bottom > top + 1);
    return Math.min(offset, Math.max(start, end - 1));
  }

  /** Scrolls so that the line of `offset` is the first in view. */
  scrollToOffset(offset: number): void {
    if (offset <= this.map.place(0).start) {
      this.scroller.scrollTop = 0;
      return;
    }
    this.settle(() => this.boxAt(offset).top - this.scroller.getBoundingClientRect().top);
  }

  /** Scrolls as little as needed, and not at all when the range is in view. */
  reveal(range: Fragment): void {
    const distance = () => this.distanceTo(range);
    const pixels = distance();
    if (Math.abs(pixels) < 1) return;
    const isFar = Math.abs(pixels) > 1.5 * this.height;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isFar || isStill) this.settle(distance);
    else this.scroller.scrollBy({ top: pixels, behavior: 'smooth' });
  }

  /** Like `reveal`, at once: for a caret that keys move. */
  follow(offset: number): void {
    this.settle(() => this.distanceTo({ start: offset, end: offset + 1 }));
  }

  /** Pixels to scroll for the range to stand in view with some room around. */
  private distanceTo({ start, end }: Fragment): number {
    const view = this.scroller.getBoundingClientRect();
    const margin = Math.min(REVEAL_MARGIN, view.height / 4);
    const above = this.boxAt(start).top - (view.top + margin);
    const below = this.boxAt(Math.max(start, end - 1)).bottom - (view.bottom - margin);
    if (above < 0 && below > 0) return 0;
    if (above < 0) return Math.max(above, -this.scroller.scrollTop);
    return below > 0 ? Math.min(above, below) : 0;
  }

  /** Scrolls by what `distance` says until it says nothing, in this frame and a few next ones. */
  private settle(distance: () => number): void {
    cancelAnimationFrame(this.settling);
    let left = SETTLE_FRAMES;
    const step = (): void => {
      this.settling = 0;
      const before = this.scroller.scrollTop;
      const pixels = distance();
      if (Math.abs(pixels) >= 1) this.scroller.scrollTop = before + pixels;
      left -= 1;
      if (left > 0) this.settling = requestAnimationFrame(step);
      else this.onSettled?.();
    };
    step();
  }

  stop(): void {
    cancelAnimationFrame(this.settling);
    this.settling = 0;
  }

  /** Where the visible part of a range stands on screen; null when none is in view. */
  boxOf(range: Fragment): DOMRect | null {
    const positions = this.map.positionsOf(range);
    const visible = this.visiblePart(positions, this.window(0));
    if (!visible) return null;
    const view = this.scroller.getBoundingClientRect();
    const rects = [...this.measured(visible).getClientRects()].filter(
      ({ top, bottom, width }) => bottom > view.top && top < view.bottom && width > 0,
    );
    if (rects.length === 0) return null;
    const left = Math.min(...rects.map((rect) => rect.left));
    const top = Math.min(...rects.map((rect) => rect.top));
    const right = Math.max(...rects.map((rect) => rect.right));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    return new DOMRect(left, top, right - left, bottom - top);
  }

  /** A box for each line of what of a range is laid out, in view or scrolled out of it. */
  boxesOf(range: Fragment): DOMRect[] {
    const part = this.visiblePart(this.map.positionsOf(range), this.window(this.height));
    if (!part) return [];
    return [...this.measured(part).getClientRects()].filter(({ width }) => width > 0);
  }

  /** What of `positions` lies in the blocks of `window`. */
  private visiblePart(positions: PositionRange | null, window: BlockWindow): PositionRange | null {
    if (!positions) return null;
    const last = this.map.place(window.last);
    const from = Math.max(positions.from, this.map.place(window.first).position);
    const to = Math.min(positions.to, last.position + (last.end - last.start));
    return from < to ? { from, to } : null;
  }

  /** Top and bottom of the part of a range inside `window`, on screen; null when there is none. */
  extentOf(positions: PositionRange, window: BlockWindow): { top: number; bottom: number } | null {
    const part = this.visiblePart(positions, window);
    if (!part) return null;
    const first = this.measured({ from: part.from, to: part.from + 1 }).getBoundingClientRect();
    const last = this.measured({ from: part.to - 1, to: part.to }).getBoundingClientRect();
    return { top: first.top, bottom: last.bottom };
  }

  /** The offset of the character under a point on screen; between lines, the nearest one's. */
  offsetAt(x: number, y: number): number | null {
    const found = this.view.posAtCoords({ left: x, top: y });
    if (!found) return null;
    const offset = this.map.offsetOf(found.pos);
    const before = offset - 1;
    const isOver = (box: DOMRect) =>
      x >= box.left && x < box.right && y >= box.top && y < box.bottom;
    return before >= 0 && isOver(this.boxAt(before)) ? before : offset;
  }
}
