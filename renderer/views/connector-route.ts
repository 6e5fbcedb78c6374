/**
 * How a line goes from one span to another without crossing words: along the gaps between lines of
 * text, and up and down in the margin. Pure geometry, in pixels of the window.
 */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The text of a pane as it stands on screen. */
export interface PaneBox {
  /** From left to right. */
  readonly pane: number;
  /** What of it is seen. */
  readonly frame: Box;
  /** Where its lines stand. */
  readonly column: Box;
}

export type LineEnd =
  | { readonly kind: 'seen'; readonly pane: PaneBox; readonly boxes: readonly Box[] }
  /** Scrolled out of its pane. */
  | { readonly kind: 'out'; readonly pane: PaneBox; readonly side: 'above' | 'below' }
  /** In an article that no pane shows. */
  | { readonly kind: 'away' };

/** From an end that is seen to the other one. */
export interface Route {
  readonly points: readonly Point[];
}

/** From a line's letters into the gap between the lines. */
const GAP = 5;
/** Between lines that run side by side in a margin. */
const LANE = 4;
const LANES = 4;
/** A line begins and ends this far inside of its span. */
const INSET = 8;

const middle = ({ top, bottom }: Box): number => (top + bottom) / 2;

const isSameLine = (a: Box, b: Box): boolean =>
  Math.abs(middle(a) - middle(b)) < (a.bottom - a.top) / 2;

/** How much further apart two boxes are by a line than by a word: the same line is looked for. */
const ACROSS = 3;
function apart(a: Box, b: Box): number {
  const x = Math.max(0, b.left - a.right, a.left - b.right);
  return x + (isSameLine(a, b) ? 0 : ACROSS * Math.abs(middle(a) - middle(b)));
}

/** The two boxes, one of each end, that are nearest to each other. */
function nearest(from: readonly Box[], to: readonly Box[]): readonly [Box, Box] | null {
  let best: readonly [Box, Box] | null = null;
  for (const a of from)
    for (const b of to) if (!best || apart(a, b) < apart(best[0], best[1])) best = [a, b];
  return best;
}

const inset = ({ left, right }: Box): number => Math.min(INSET, (right - left) / 2);
/** Where on a box a line from or to the right leaves it, or one from the left. */
const near = (box: Box, side: 'left' | 'right'): number =>
  side === 'left' ? box.left + inset(box) : box.right - inset(box);

/** The margin to the right of a pane's text. */
const margin = ({ column, frame }: PaneBox, lane: number): number =>
  Math.min(column.right + GAP + (lane % LANES) * LANE, frame.right - LANE);

/** Between two spans on one line: over it, or every second time under it. */
function alongLine(a: Box, b: Box, lane: number): readonly Point[] {
  const isRight = b.left >= a.left;
  const x = near(a, isRight ? 'right' : 'left');
  const end = near(b, isRight ? 'left' : 'right');
  const isUnder = lane % 2 === 1;
  const y = isUnder ? Math.max(a.bottom, b.bottom) + GAP : Math.min(a.top, b.top) - GAP;
  return [
    { x, y: isUnder ? a.bottom : a.top },
    { x, y },
    { x: end, y },
    { x: end, y: isUnder ? b.bottom : b.top },
  ];
}

/** Out of `box` towards `y`: its edge on that side, and the gap beyond it. */
function leaving(box: Box, y: number): { readonly edge: number; readonly gap: number } {
  return y < (box.top + box.bottom) / 2
    ? { edge: box.top, gap: box.top - GAP }
    : { edge: box.bottom, gap: box.bottom + GAP };
}

function inOnePane(a: Box, b: Box, pane: PaneBox, lane: number): readonly Point[] {
  if (isSameLine(a, b)) return alongLine(a, b, lane);
  const out = leaving(a, middle(b));
  const into = leaving(b, middle(a));
  const start = near(a, 'right');
  const end = near(b, 'right');
  if (Math.abs(out.gap - into.gap) < 2 * GAP) {
    // The next line: the gap between the two is all it takes.
    const y = (out.gap + into.gap) / 2;
    return [
      { x: start, y: out.edge },
      { x: start, y },
      { x: end, y },
      { x: end, y: into.edge },
    ];
  }
  const x = margin(pane, lane);
  return [
    { x: start, y: out.edge },
    { x: start, y: out.gap },
    { x, y: out.gap },
    { x, y: into.gap },
    { x: end, y: into.gap },
    { x: end, y: into.edge },
  ];
}

/** In the margin between neighbours; over a pane between them, along its upper edge. */
function acrossPanes(
  a: Box,
  b: Box,
  panes: readonly [from: PaneBox, to: PaneBox],
  all: readonly PaneBox[],
  lane: number,
): readonly Point[] {
  const [from, to] = panes;
  const isRight = to.pane > from.pane;
  const out = leaving(a, middle(b));
  const into = leaving(b, middle(a));
  const start = near(a, isRight ? 'right' : 'left');
  const end = near(b, isRight ? 'left' : 'right');
  const beside = (pane: number): number => {
    const left = all.find((one) => one.pane === pane);
    return left ? margin(left, lane) : start;
  };
  const first = beside(isRight ? from.pane : from.pane - 1);
  const last = beside(isRight ? to.pane - 1 : to.pane);
  const top = Math.max(from.frame.top, to.frame.top) + GAP + (lane % LANES) * LANE;
  const over =
    first === last
      ? []
      : [
          { x: first, y: top },
          { x: last, y: top },
        ];
  return [
    { x: start, y: out.edge },
    { x: start, y: out.gap },
    { x: first, y: out.gap },
    ...over,
    { x: last, y: into.gap },
    { x: end, y: into.gap },
    { x: end, y: into.edge },
  ];
}

/**
 * The corners of the line from a span that is seen to the other end; null where nothing can be drawn.
 * @param lane keeps lines apart that would run on top of each other
 */
export function routeOf(
  from: LineEnd,
  to: LineEnd,
  panes: readonly PaneBox[],
  lane: number,
): Route | null {
  if (from.kind !== 'seen') return null;
  if (to.kind === 'seen') {
    const pair = nearest(from.boxes, to.boxes);
    if (!pair) return null;
    const points =
      from.pane.pane === to.pane.pane
        ? inOnePane(...pair, from.pane, lane)
        : acrossPanes(...pair, [from.pane, to.pane], panes, lane);
    return { points };
  }
  const first = from.boxes[0];
  const box = to.kind === 'out' && to.side === 'below' ? (from.boxes.at(-1) ?? first) : first;
  if (!box) return null;
  const isBelow = to.kind === 'out' && to.side === 'below';
  const x = near(box, 'right');
  const [edge, gap] = isBelow ? [box.bottom, box.bottom + GAP] : [box.top, box.top - GAP];
  if (to.kind === 'away') {
    const end = margin(from.pane, lane);
    return {
      points: [
        { x, y: edge },
        { x, y: gap },
        { x: end, y: gap },
      ],
    };
  }
  const isLeft = to.pane.pane < from.pane.pane;
  const beside = isLeft
    ? (panes.find(({ pane }) => pane === from.pane.pane - 1) ?? to.pane)
    : from.pane;
  const end = margin(beside, lane);
  const last = isBelow ? to.pane.frame.bottom - GAP : to.pane.frame.top + GAP;
  return {
    points: [
      { x, y: edge },
      { x, y: gap },
      { x: end, y: gap },
      { x: end, y: last },
    ],
  };
}

/** How round corners are, at most. */
const RADIUS = 7;
const round = (value: number): number => Math.round(value * 10) / 10;

/** SVG path data through `points` with round corners. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${round(first.x)} ${round(first.y)}`];
  let before = first;
  rest.forEach((corner, at) => {
    const after = rest[at + 1];
    if (!after) {
      parts.push(`L${round(corner.x)} ${round(corner.y)}`);
      return;
    }
    const inward = Math.hypot(corner.x - before.x, corner.y - before.y);
    const outward = Math.hypot(after.x - corner.x, after.y - corner.y);
    const radius = Math.min(RADIUS, inward / 2, outward / 2);
    const toward = (other: Point, length: number): string => {
      const part = length === 0 ? 0 : radius / length;
      return `${round(corner.x + (other.x - corner.x) * part)} ${round(corner.y + (other.y - corner.y) * part)}`;
    };
    parts.push(
      `L${toward(before, inward)}`,
      `Q${round(corner.x)} ${round(corner.y)} ${toward(after, outward)}`,
    );
    before = corner;
  });
  return parts.join('');
}

/** Length and half the width of an arrow's head. */
const HEAD = { length: 6, half: 3.5 } as const;

/** SVG path data of the arrow's head at the end of `points`. */
export function arrowAt(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const base = { x: tip.x - dx * HEAD.length, y: tip.y - dy * HEAD.length };
  const side = (sign: 1 | -1): string =>
    `${round(base.x - sign * dy * HEAD.half)} ${round(base.y + sign * dx * HEAD.half)}`;
  return `M${round(tip.x)} ${round(tip.y)}L${side(1)}L${side(-1)}Z`;
}
