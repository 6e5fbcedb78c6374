/** One pane's text: binds the ProseMirror view to offsets, painting, scrolling and picking. */
import { TextSelection as EditorSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { quoted } from '../../shared/text/quoted.ts';
import { spanWords } from '../../shared/text/span-words.ts';
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Label } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import { moved } from './caret.ts';
import type { CaretUnit, EditorHandle, TextSelection } from './editor-handle.ts';
import { Gutter } from './gutter.ts';
import type { OffsetMap } from './mapping.ts';
import { Painter, type Picture } from './painter.ts';
import { catchUpWithBrowser } from './seen-selection.ts';
import { showSelectedSpan } from './selected-span.ts';
import { Viewport } from './viewport.ts';

export interface PaneElements {
  readonly scroller: HTMLElement;
  readonly gutter: HTMLElement;
}

/** Set on transactions that come from outside, which need not hear of them. */
const FROM_OUTSIDE = 'fromOutside';
/** A pointer that moved further than this was dragged. Pixels. */
const DRAG = 4;

export const isFromOutside = (transaction: Transaction): boolean =>
  transaction.getMeta(FROM_OUTSIDE) === true;

export class Pane implements EditorHandle {
  private readonly view: EditorView;
  private readonly scroller: HTMLElement;
  /** Its text is the pane's for life; what else is known of it may change. */
  private article: Article;
  private readonly map: OffsetMap;
  private readonly viewport: Viewport;
  private readonly painter: Painter;
  private readonly listeners = new AbortController();
  private readonly resized: ResizeObserver;
  private readonly redrawn: MutationObserver;
  /** The top offset to come back to when the text is laid out anew; null: nobody scrolled yet. */
  private place: number | null = null;
  /** A person or a jump is about to scroll; the browser's own corrections are no such thing. */
  private isMoving = false;
  private width = 0;
  private readonly movers = new Set<() => void>();

  constructor(view: EditorView, article: Article, map: OffsetMap, elements: PaneElements) {
    this.view = view;
    this.article = article;
    this.map = map;
    this.scroller = elements.scroller;
    this.viewport = new Viewport(view, this.scroller, map);
    this.painter = new Painter(this.viewport, map, new Gutter(elements.gutter), elements.gutter);
    this.resized = new ResizeObserver(() => this.reflowed());
    this.resized.observe(this.scroller);
    this.resized.observe(view.dom);
    this.redrawn = new MutationObserver(() => this.painter.redrawn());
    this.redrawn.observe(view.dom, { childList: true, characterData: true, subtree: true });
    this.on(this.scroller, 'scroll', () => {
      if (this.isMoving) this.place = null;
      this.painter.scrolled();
      this.moved();
    });
    const moves = (): void => {
      this.isMoving = true;
    };
    for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const)
      this.on(this.scroller, type, moves);
    const { signal } = this.listeners;
    document.fonts.addEventListener('loadingdone', () => this.reflowed(true), { signal });
  }

  /** Other fonts or another width break the lines elsewhere: the reader stays at the same line. */
  private reflowed(isNewFont = false): void {
    this.painter.reflowed();
    const { clientWidth } = this.scroller;
    const isOther = isNewFont || clientWidth !== this.width;
    this.width = clientWidth;
    if (isOther && this.place !== null) this.viewport.scrollToOffset(this.place);
    this.moved();
  }

  private on<K extends keyof HTMLElementEventMap>(
    target: HTMLElement,
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void {
    target.addEventListener(type, listener, { passive: true, signal: this.listeners.signal });
  }

  /** Calls back with the top offset after scrolling came to rest. */
  onScrolled(listener: (offset: number) => void): void {
    const tell = (): void => {
      if (this.viewport.isSettling) return;
      this.isMoving = false;
      this.place ??= this.topOffset();
      listener(this.place);
    };
    this.on(this.scroller, 'scrollend', tell);
    this.viewport.onSettled = tell;
  }

  /** Calls back with the offset of a click that neither dragged nor selected. */
  onPicked(listener: (offset: number) => void): void {
    let down: PointerEvent | null = null;
    this.on(this.view.dom, 'pointerdown', (event) => {
      down = event.button === 0 ? event : null;
    });
    this.on(this.view.dom, 'click', (event) => {
      if (!down || event.detail !== 1 || !document.getSelection()?.isCollapsed) return;
      if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > DRAG) return;
      const offset = this.viewport.offsetAt(event.clientX, event.clientY);
      if (offset !== null) listener(offset);
    });
  }

  show(picture: Picture): void {
    this.article = picture.layer.article;
    this.painter.show(picture);
  }

  /** Gives the selected span its element; null takes it away. */
  showSelected(span: Span | null, label: Label | null): void {
    // An orphan's offsets count into a text that is gone.
    const fragments = span?.orphan === undefined ? (span?.fragments ?? []) : [];
    const ranges = fragments.flatMap((fragment) => this.map.positionsOf(fragment) ?? []);
    const description = span ? `${label?.name ?? span.label}: ${quoted(spanWords(span))}` : '';
    showSelectedSpan(this.view, ranges.length === 0 ? null : { ranges, description });
  }

  destroy(): void {
    this.listeners.abort();
    this.resized.disconnect();
    this.redrawn.disconnect();
    this.viewport.stop();
    this.painter.destroy();
  }

  catchUp(): void {
    catchUpWithBrowser(this.view);
  }

  selection(): TextSelection {
    const { anchor, head } = this.view.state.selection;
    return { anchor: this.map.offsetOf(anchor), head: this.map.offsetOf(head) };
  }

  select(selection: TextSelection): void {
    this.view.dispatch(this.selecting(selection).setMeta(FROM_OUTSIDE, true));
  }

  private selecting({ anchor, head }: TextSelection): Transaction {
    const { tr } = this.view.state;
    const from = this.map.positionOf(anchor);
    return tr.setSelection(EditorSelection.create(tr.doc, from, this.map.positionOf(head)));
  }

  move(unit: CaretUnit, direction: 1 | -1, extend: boolean): void {
    const next = moved(this.article, this.map, this.selection(), unit, direction, extend);
    this.view.dispatch(this.selecting(next));
    this.isMoving = true;
    this.viewport.follow(next.head);
  }

  focus(): void {
    this.view.focus();
  }

  reveal(range: Fragment): void {
    this.isMoving = true;
    this.viewport.reveal(range);
  }

  topOffset(): number {
    return this.viewport.topOffset();
  }

  scrollToOffset(offset: number): void {
    this.isMoving = false;
    this.place = offset;
    this.viewport.scrollToOffset(offset);
  }

  boxOf(range: Fragment): DOMRect | null {
    return this.viewport.boxOf(range);
  }

  boxesOf(range: Fragment): readonly DOMRect[] {
    return this.viewport.boxesOf(range);
  }

  frame(): DOMRect {
    return this.scroller.getBoundingClientRect();
  }

  column(): DOMRect {
    return this.view.dom.getBoundingClientRect();
  }

  offsetAt(x: number, y: number): number | null {
    return this.viewport.offsetAt(x, y);
  }

  onMoved(listener: () => void): () => void {
    this.movers.add(listener);
    return () => this.movers.delete(listener);
  }

  private moved(): void {
    for (const listener of this.movers) listener();
  }
}
