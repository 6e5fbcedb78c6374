/** Where the names on connectors stand: on their line, in the gap between lines of text, apart. */
import type { Box, Point } from './connector-route.ts';

/** Half a name's height; no more than what is free between two lines. Pixels. */
export const LABEL_HALF = 7;
/** On average, of the smallest type. */
const LETTER = 5.4;
const PADDING = 5;
const APART = 4;

export const labelWidth = (text: string): number =>
  Math.ceil([...text].length * LETTER) + 2 * PADDING;

const meets = (a: Box, b: Box): boolean =>
  a.left < b.right + APART && b.left < a.right + APART && a.top < b.bottom && b.top < a.bottom;

const boxAround = ({ x, y }: Point, width: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - LABEL_HALF,
  bottom: y + LABEL_HALF,
});

/** The level stretches of a line, the longest first: there a name covers no words. */
function levels(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points
    .slice(1)
    .flatMap((to, at): (readonly [Point, Point])[] => {
      const from = points[at];
      return from && Math.abs(from.y - to.y) < 1 && from.x !== to.x ? [[from, to]] : [];
    })
    .toSorted((a, b) => Math.abs(b[1].x - b[0].x) - Math.abs(a[1].x - a[0].x));
}

/** Places names one after the other; each keeps clear of those before it. */
export class LabelPlaces {
  private readonly taken: Box[] = [];
  private readonly bounds: Box;

  constructor(bounds: Box) {
    this.bounds = bounds;
  }

  private take(spots: readonly Point[], width: number): Point | null {
    for (const spot of spots) {
      const x = Math.min(
        Math.max(spot.x, this.bounds.left + APART + width / 2),
        this.bounds.right - APART - width / 2,
      );
      const box = boxAround({ x, y: spot.y }, width);
      if (box.top < this.bounds.top || box.bottom > this.bounds.bottom) continue;
      if (this.taken.some((other) => meets(other, box))) continue;
      this.taken.push(box);
      return { x, y: spot.y };
    }
    return null;
  }

  /** On the line, or beside its level stretches; null where there is no room. */
  onLine(points: readonly Point[], text: string): Point | null {
    const width = labelWidth(text);
    const spots = levels(points).flatMap(([a, b]) => {
      const { y } = a;
      const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
      const on = [
        { x: (left + right) / 2, y },
        { x: left + (right - left) / 4, y },
        { x: right - (right - left) / 4, y },
      ];
      const beside = [
        { x: right + APART + width / 2, y },
        { x: left - APART - width / 2, y },
      ];
      // A name longer than its line would hide it.
      return right - left > width + 4 * APART ? [...on, ...beside] : [...beside, ...on];
    });
    return this.take(spots, width);
  }

  /** Beside the end of a line that leaves the view; further names stack up away from the edge. */
  atEnd(points: readonly Point[], text: string): Point | null {
    const end = points.at(-1);
    const before = points.at(-2);
    if (!end || !before) return null;
    const width = labelWidth(text);
    const step = (end.y > before.y ? -1 : 1) * (2 * LABEL_HALF + 2);
    const x = end.x - width / 2;
    const y = end.y + Math.sign(step) * (LABEL_HALF - 2);
    return this.take(
      [0, 1, 2, 3, 4, 5].map((at) => ({ x, y: y + at * step })),
      width,
    );
  }
}
