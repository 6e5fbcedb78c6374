/**
 * The page's CSS Custom Highlights. Their registry is one per page, so all panes share a highlight
 * per style and each holds what it has put in.
 */
import type { Colour, LineStyle } from '../../shared/model/codebook.ts';

export interface Paint {
  readonly colour: Colour;
  readonly line: LineStyle;
  readonly lane: number;
}

/** The name of a paint in `CSS.highlights` and `::highlight()`. */
export const paintName = ({ colour, line, lane }: Paint): string =>
  `span-${colour}-${line}-${lane}`;
export const BOILERPLATE = 'boilerplate';

/** Whether the browser can paint spans at all. */
export const canPaint = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

/** A deeper lane lies above: its tint is opaque, so that blue in amber stays blue and is not grey. */
function highlightNamed(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const fresh = new Highlight();
  fresh.priority = Number(/\d+$/.exec(name)?.[0] ?? 0);
  CSS.highlights.set(name, fresh);
  return fresh;
}

interface Held {
  readonly name: string;
  /** What the ranges were made from; the same value means the same place. */
  readonly source: unknown;
  readonly ranges: readonly AbstractRange[];
}

/** What one pane has put into the shared highlights. */
export class Contribution {
  private readonly held = new Map<string, Held>();

  has(id: string, name: string, source: unknown): boolean {
    const held = this.held.get(id);
    return held?.name === name && held.source === source;
  }

  put(id: string, name: string, source: unknown, ranges: readonly AbstractRange[]): void {
    this.drop(id);
    const highlight = highlightNamed(name);
    for (const range of ranges) highlight.add(range);
    this.held.set(id, { name, source, ranges });
  }

  drop(id: string): void {
    const held = this.held.get(id);
    if (!held) return;
    const highlight = highlightNamed(held.name);
    for (const range of held.ranges) highlight.delete(range);
    this.held.delete(id);
  }

  /** Takes out everything whose id is not in `wanted`. */
  keepOnly(wanted: ReadonlyMap<string, unknown>): void {
    for (const id of [...this.held.keys()]) if (!wanted.has(id)) this.drop(id);
  }

  clear(): void {
    this.keepOnly(new Map());
  }
}
