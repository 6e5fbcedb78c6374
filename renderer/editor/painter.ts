/**
 * Paints the spans in view, and a screen more, as CSS highlights and gutter bars. The work
 * depends on what is in view, never on how many spans the article has; it is done once a frame.
 */
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Codebook, Label } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Layer } from '../../shared/ops/state.ts';
import type { Bar, Gutter } from './gutter.ts';
import { BOILERPLATE, Contribution, paintName } from './highlights.ts';
import { seatSpans, type Seating } from './lanes.ts';
import type { OffsetMap } from './mapping.ts';
import type { BlockWindow, Viewport } from './viewport.ts';

/**
 * In screens, above and below the view: what has to be painted, and how far is painted when it is
 * not. Any change makes the browser paint everything registered anew, so this is the cost of one.
 */
const NEEDED = 1 / 8;
const AHEAD = 1 / 2;

export interface Picture {
  readonly layer: Layer;
  readonly codebook: Codebook;
  readonly isVisible: (span: Span) => boolean;
}

interface PaintedSpan {
  readonly span: Span;
  readonly label: Label;
  readonly lane: number;
}

export class Painter {
  private readonly viewport: Viewport;
  private readonly map: OffsetMap;
  private readonly gutter: Gutter;
  /** The element the bars are placed in. */
  private readonly ground: HTMLElement;
  private readonly contribution = new Contribution();
  private picture: Picture | null = null;
  private seating: Seating = new Map();
  private painted: BlockWindow | null = null;
  private extents = new Map<string, { top: number; bottom: number } | null>();
  private frame = 0;
  private isStale = false;

  constructor(viewport: Viewport, map: OffsetMap, gutter: Gutter, ground: HTMLElement) {
    this.viewport = viewport;
    this.map = map;
    this.gutter = gutter;
    this.ground = ground;
  }

  /** What to paint from the next frame on. */
  show(picture: Picture): void {
    this.picture = picture;
    this.isStale = true;
    this.schedule();
  }

  /** The text was scrolled: paint what came near. */
  scrolled(): void {
    this.schedule();
  }

  /** Lines moved: the bars have to follow, within this frame. */
  reflowed(): void {
    this.extents.clear();
    this.isStale = true;
    this.paint();
  }

  /** Elements were drawn anew: ranges that pointed into the old ones are void. */
  redrawn(): void {
    this.contribution.clear();
    this.extents.clear();
    this.isStale = true;
    this.schedule();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.picture = null;
    this.contribution.clear();
  }

  private schedule(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  private paint(): void {
    const { picture, viewport } = this;
    if (!picture || viewport.height === 0) return;
    const needed = viewport.window(viewport.height * NEEDED);
    const { painted } = this;
    if (!painted || needed.first < painted.first || needed.last > painted.last) {
      this.painted = viewport.window(viewport.height * AHEAD);
      this.extents.clear();
    } else if (!this.isStale) return;
    this.isStale = false;
    const window = this.painted ?? needed;
    const spans = this.spansIn(picture, window);
    this.paintText(picture, spans, window);
    this.gutter.show(this.barsOf(spans, window));
  }

  private spansIn({ layer, codebook, isVisible }: Picture, window: BlockWindow): PaintedSpan[] {
    const labels = new Map(codebook.labels.map((label) => [label.id, label]));
    const { start } = this.map.place(window.first);
    const { end } = this.map.place(window.last);
    const spans = layer.spans
      .overlapping(start, end)
      .filter((span) => span.orphan === undefined && labels.has(span.label) && isVisible(span));
    this.seating = seatSpans(spans, this.seating);
    return spans.flatMap((span) => {
      const label = labels.get(span.label);
      const seat = this.seating.get(span.id);
      return label && seat ? { span, label, lane: seat.lane } : [];
    });
  }

  private paintText(picture: Picture, painted: readonly PaintedSpan[], window: BlockWindow): void {
    const wanted = new Map<
      string,
      { name: string; fragments: readonly Fragment[]; source: object }
    >();
    for (const { span, label, lane } of painted) {
      const { fragments } = span;
      wanted.set(span.id, { name: paintName({ ...label, lane }), fragments, source: fragments });
    }
    const from = this.map.place(window.first).start;
    const to = this.map.place(window.last).end;
    for (const fragment of picture.layer.article.boilerplate) {
      if (fragment.end <= from || fragment.start >= to) continue;
      const id = `${BOILERPLATE} ${fragment.start}-${fragment.end}`;
      wanted.set(id, { name: BOILERPLATE, fragments: [fragment], source: fragment });
    }
    this.contribution.keepOnly(wanted);
    for (const [id, { name, fragments, source }] of wanted) {
      if (this.contribution.has(id, name, source)) continue;
      const ranges = fragments.flatMap((fragment) => {
        const positions = this.map.positionsOf(fragment);
        return positions ? this.viewport.spotOf(positions) : [];
      });
      this.contribution.put(id, name, source, ranges);
    }
  }

  private barsOf(painted: readonly PaintedSpan[], window: BlockWindow): Bar[] {
    const origin = this.ground.getBoundingClientRect().top;
    const extents: typeof this.extents = new Map();
    const bars: Bar[] = [];
    for (const { span, label, lane } of painted) {
      for (const fragment of span.fragments) {
        const key = `${span.id} ${fragment.start}-${fragment.end}`;
        const known = this.extents.get(key);
        const extent = known === undefined ? this.extentOf(fragment, window, origin) : known;
        extents.set(key, extent);
        if (!extent) continue;
        const { top, bottom } = extent;
        bars.push({ key, colour: label.colour, lane, top, height: bottom - top });
      }
    }
    this.extents = extents;
    return bars;
  }

  private extentOf(fragment: Fragment, window: BlockWindow, origin: number) {
    const positions = this.map.positionsOf(fragment);
    const extent = positions && this.viewport.extentOf(positions, window);
    return extent && { top: extent.top - origin, bottom: extent.bottom - origin };
  }
}
