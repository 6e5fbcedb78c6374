/** Lines between spans: through the gaps between lines of text, never over words. */
import { describe, expect, test } from 'vitest';
import { LABEL_HALF, LabelPlaces } from '../../../renderer/views/connector-labels.ts';
import {
  arrowAt,
  pathThrough,
  routeOf,
  type Box,
  type LineEnd,
  type PaneBox,
  type Point,
} from '../../../renderer/views/connector-route.ts';

/** Three panes, each 400 wide, with lines of 20 every 30 from 100 on. */
const panes: readonly PaneBox[] = [0, 1, 2].map((pane) => ({
  pane,
  frame: { left: pane * 400, top: 90, right: pane * 400 + 400, bottom: 590 },
  column: { left: pane * 400 + 40, top: 90, right: pane * 400 + 370, bottom: 2000 },
}));
const pane = (at: number): PaneBox => {
  const found = panes[at];
  if (!found) throw new Error(`No pane ${at}`);
  return found;
};
const word = (at: number, line: number, left: number, width = 60): Box => ({
  left: at * 400 + left,
  right: at * 400 + left + width,
  top: 100 + 30 * line,
  bottom: 120 + 30 * line,
});
const seen = (at: number, ...boxes: readonly Box[]): LineEnd => ({
  kind: 'seen',
  pane: pane(at),
  boxes,
});
function corners(from: LineEnd, to: LineEnd, lane = 0): readonly Point[] {
  const route = routeOf(from, to, panes, lane);
  if (!route) throw new Error('No route');
  return route.points;
}

/** Level stretches must run where no letters are: at least 3 pixels off every line. */
function crossesWords(points: readonly Point[]): boolean {
  return points.slice(1).some((to, at) => {
    const from = points[at];
    if (from?.y !== to.y) return false;
    const intoLine = (((to.y - 100) % 30) + 30) % 30;
    return intoLine > -3 && intoLine < 23;
  });
}
/** Upright stretches longer than a gap run in a margin. */
const isInMargin = (x: number): boolean =>
  panes.some(({ column }) => x > column.right && x < column.right + 30);

describe('a line', () => {
  test.each<[string, LineEnd, LineEnd]>([
    ['on one line', seen(0, word(0, 2, 50)), seen(0, word(0, 2, 200))],
    ['to the next line', seen(0, word(0, 2, 300)), seen(0, word(0, 3, 50))],
    ['far down', seen(0, word(0, 2, 50)), seen(0, word(0, 9, 200))],
    ['far up', seen(0, word(0, 9, 50)), seen(0, word(0, 1, 200))],
    ['to the pane on the right', seen(0, word(0, 2, 50)), seen(1, word(1, 7, 200))],
    ['to the pane on the left', seen(1, word(1, 2, 50)), seen(0, word(0, 7, 200))],
    ['over the pane between', seen(0, word(0, 4, 50)), seen(2, word(2, 7, 200))],
    ['from span of many lines', seen(0, word(0, 1, 50), word(0, 2, 40)), seen(0, word(0, 2, 200))],
  ])('%s goes from box to box, over no words', (_name, from, to) => {
    for (const lane of [0, 1, 5]) {
      const points = corners(from, to, lane);
      const [first, last] = [points[0], points.at(-1)];
      const touches = (end: LineEnd, point: Point | undefined): boolean =>
        end.kind === 'seen' &&
        end.boxes.some(
          ({ left, right, top, bottom }) =>
            point !== undefined &&
            point.x >= left &&
            point.x <= right &&
            (point.y === top || point.y === bottom),
        );
      expect(touches(from, first)).toBe(true);
      expect(touches(to, last)).toBe(true);
      expect(crossesWords(points)).toBe(false);
      const uprights = points.slice(1).flatMap((end, at) => {
        const begin = points[at];
        return begin?.x === end.x && Math.abs(begin.y - end.y) > 10 ? [end.x] : [];
      });
      expect(uprights.every(isInMargin)).toBe(true);
    }
  });

  test('from a span of two lines begins on the line of the other end', () => {
    const claim = seen(0, word(0, 1, 40, 300), word(0, 2, 40, 100));
    const [first] = corners(claim, seen(0, word(0, 2, 180)));
    expect(first).toEqual({ x: 132, y: 160 });
  });

  test('to what is scrolled out ends at the edge of its pane', () => {
    const from = seen(0, word(0, 2, 50));
    expect(corners(from, { kind: 'out', pane: pane(0), side: 'below' }).at(-1)?.y).toBe(585);
    expect(corners(from, { kind: 'out', pane: pane(1), side: 'above' }).at(-1)?.y).toBe(95);
  });

  test('to an article that is not shown is a stub into the margin', () => {
    const points = corners(seen(1, word(1, 2, 50)), { kind: 'away' });
    expect(isInMargin(points.at(-1)?.x ?? 0)).toBe(true);
  });

  test('is drawn from an end that is seen, or not at all', () => {
    const out: LineEnd = { kind: 'out', pane: pane(0), side: 'below' };
    expect(routeOf(out, seen(0, word(0, 2, 50)), panes, 0)).toBeNull();
    expect(routeOf(out, out, panes, 0)).toBeNull();
  });

  test('is a path with round corners and an arrow’s head at its end', () => {
    const points = corners(seen(0, word(0, 2, 50)), seen(0, word(0, 9, 200)));
    expect(pathThrough(points)).toMatch(/^M[\d.]+ [\d.]+(L[\d. ]+Q[\d. ]+)+L[\d. ]+$/u);
    const tip = points.at(-1);
    expect(arrowAt(points).startsWith(`M${tip?.x} ${tip?.y}L`)).toBe(true);
    expect(pathThrough([])).toBe('');
  });
});

describe('names', () => {
  const bounds: Box = { left: 0, top: 90, right: 400, bottom: 590 };
  const level = (y: number): readonly Point[] => [
    { x: 50, y: y + 5 },
    { x: 50, y },
    { x: 350, y },
    { x: 350, y: y + 5 },
  ];

  test('stand on their line, inside of the panes, and never on each other', () => {
    const places = new LabelPlaces(bounds);
    const at = [0, 1, 2].flatMap(() => places.onLine(level(200), 'attributed to') ?? []);
    expect(at).toHaveLength(3);
    for (const { y } of at) expect(y).toBe(200);
    const sorted = at.map(({ x }) => x).toSorted((a, b) => a - b);
    expect(
      Math.min(...sorted.slice(1).map((x, index) => x - (sorted[index] ?? 0))),
    ).toBeGreaterThan(80);
  });

  test('are left out where there is no room', () => {
    const places = new LabelPlaces(bounds);
    const placed = Array.from({ length: 9 }, () => places.onLine(level(200), 'attributed to'));
    expect(placed).toContain(null);
    expect(places.onLine(level(90 - LABEL_HALF), 'cued by')).toBeNull();
  });

  test('at an edge stack up', () => {
    const places = new LabelPlaces(bounds);
    const down = [
      { x: 300, y: 300 },
      { x: 300, y: 585 },
    ];
    const [first, second] = [places.atEnd(down, 'supports ↓'), places.atEnd(down, 'updates ↓')];
    expect((first?.y ?? 0) - (second?.y ?? 0)).toBeGreaterThanOrEqual(2 * LABEL_HALF);
  });
});
