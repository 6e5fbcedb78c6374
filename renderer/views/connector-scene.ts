/** What the overlay draws now: lines between linked spans, outlines of what is looked at. */
import type { Colour } from '../../shared/model/codebook.ts';
import type { Relation, RelationEnd } from '../../shared/model/relation.ts';
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';
import type { Fragment } from '../../shared/model/anchor.ts';
import { endsOf } from '../../shared/ops/link-choices.ts';
import { chainLabels } from '../../shared/ops/chain-plan.ts';
import { relationsOf } from '../../shared/ops/state.ts';
import { paneShowing } from '../actions/go-to-span.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { activeSpan } from '../store/selectors.ts';
import { shownPanes } from '../store/view-state.ts';
import type { WorkbenchState } from '../store/workbench-state.ts';
import { LabelPlaces } from './connector-labels.ts';
import {
  arrowAt,
  pathThrough,
  routeOf,
  type Box,
  type LineEnd,
  type PaneBox,
  type Point,
} from './connector-route.ts';

export interface Line {
  readonly key: string;
  readonly colour: Colour | undefined;
  /** Of the selected span; the others are drawn thin. */
  readonly isOwn: boolean;
  /** Not made yet. */
  readonly isProposed: boolean;
  readonly path: string;
  readonly arrow: string;
  readonly start: Point;
  readonly label: { readonly text: string; readonly at: Point } | null;
  /** Where a click on the name goes. */
  readonly target: RelationEnd;
}

export interface Outline {
  readonly key: string;
  readonly colour: Colour | undefined;
  readonly isProposed: boolean;
  readonly boxes: readonly Box[];
}

export interface Scene {
  readonly clip: Box;
  readonly lines: readonly Line[];
  readonly outlines: readonly Outline[];
}

type Link = Pick<Relation, 'id' | 'type' | 'from' | 'to'>;
interface Wanted {
  readonly link: Link;
  readonly isOwn: boolean;
  readonly isProposed: boolean;
}

/** No more lines than this at once; those of the selected span come first. */
const MOST_LINES = 150;
/** With more than this, only the selected span's lines have names. */
const MOST_NAMES = 12;
const TITLE = 28;

function own({ data }: WorkbenchState, span: Span | undefined): readonly Link[] {
  return span ? relationsOf(data, span.article, span.id) : [];
}

function all(state: WorkbenchState): readonly Link[] {
  if (!state.view.allConnectors) return [];
  const articles = new Set(shownPanes(state.view).flatMap(({ article }) => article ?? []));
  const inside = [...articles].flatMap((id) => [
    ...(state.data.layers.get(id)?.relations.values() ?? []),
  ]);
  const across = [...state.data.links.values()].filter(
    ({ from, to }) => articles.has(from.article) && articles.has(to.article),
  );
  const hidden = new Set(state.view.hidden);
  return [...inside, ...across].filter(({ by }) => !hidden.has(by));
}

/** The relation that Enter would make, while linking. */
function proposed({ mode }: WorkbenchState): readonly Link[] {
  if (mode?.kind !== 'link' || !mode.choice || !mode.candidate) return [];
  const { type } = mode.choice;
  return [{ id: 'proposed', type, ...endsOf(mode.choice, mode.from, mode.candidate) }];
}

/** An orphan has no place that a line could lead to; the list of relations still has it. */
const isLost = ({ data }: WorkbenchState, { article, span }: RelationEnd): boolean =>
  data.layers.get(article)?.spans.get(span)?.orphan !== undefined;

/** Nothing to draw, nothing to measure: the answer most of the time. */
export function wantedIn(state: WorkbenchState): readonly Wanted[] {
  const mine = own(state, activeSpan(state));
  const ids = new Set(mine.map(({ id }) => id));
  const others = all(state).filter(({ id }) => !ids.has(id));
  return [
    ...mine.map((link) => ({ link, isOwn: true, isProposed: false })),
    ...proposed(state).map((link) => ({ link, isOwn: true, isProposed: true })),
    ...others.map((link) => ({ link, isOwn: false, isProposed: false })),
  ]
    .filter(({ link }) => !isLost(state, link.from) && !isLost(state, link.to))
    .slice(0, MOST_LINES);
}

const plain = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom });

/** The panes on screen, measured once a drawing. */
class Stage {
  readonly panes: readonly PaneBox[];
  private readonly state: WorkbenchState;
  private readonly editorIn: (pane: number) => EditorHandle | null;

  constructor(state: WorkbenchState, editorIn: (pane: number) => EditorHandle | null) {
    this.state = state;
    this.editorIn = editorIn;
    this.panes = shownPanes(state.view).flatMap((_, pane) => {
      const editor = editorIn(pane);
      return editor ? [{ pane, frame: plain(editor.frame()), column: plain(editor.column()) }] : [];
    });
  }

  get bounds(): Box {
    const frames = this.panes.map(({ frame }) => frame);
    return {
      left: Math.min(...frames.map(({ left }) => left)),
      top: Math.min(...frames.map(({ top }) => top)),
      right: Math.max(...frames.map(({ right }) => right)),
      bottom: Math.max(...frames.map(({ bottom }) => bottom)),
    };
  }

  private paneOf(article: string): { pane: PaneBox; editor: EditorHandle } | null {
    const at = paneShowing(this.state.view, article);
    const pane = this.panes.find((one) => one.pane === at);
    const editor = this.editorIn(at);
    return pane && editor ? { pane, editor } : null;
  }

  /** The boxes of what of `fragments` is in view. */
  boxes(article: string, fragments: readonly Fragment[]): readonly Box[] {
    const found = this.paneOf(article);
    if (!found) return [];
    const { frame } = found.pane;
    return fragments
      .flatMap((fragment) => found.editor.boxesOf(fragment).map(plain))
      .filter(
        ({ top, bottom }) => (top + bottom) / 2 > frame.top && (top + bottom) / 2 < frame.bottom,
      );
  }

  end({ article, span: id }: RelationEnd): LineEnd {
    const span = this.state.data.layers.get(article)?.spans.get(id);
    const found = this.paneOf(article);
    if (!found || !span) return { kind: 'away' };
    const boxes = this.boxes(article, span.fragments);
    if (boxes.length > 0) return { kind: 'seen', pane: found.pane, boxes };
    const isAbove = spanEnd(span) <= found.editor.topOffset() || spanStart(span) === 0;
    return { kind: 'out', pane: found.pane, side: isAbove ? 'above' : 'below' };
  }
}

const colourOf = ({ data }: WorkbenchState, { article, span }: RelationEnd): Colour | undefined => {
  const label = data.layers.get(article)?.spans.get(span)?.label;
  return data.codebook.labels.find(({ id }) => id === label)?.colour;
};

function shortTitle(title: string): string {
  const letters = [...title];
  return letters.length <= TITLE
    ? title
    : `${letters
        .slice(0, TITLE - 1)
        .join('')
        .trimEnd()}…`;
}

/** The name on a line, with where it goes when that is out of sight. */
function wordsOn(
  state: WorkbenchState,
  { type }: Link,
  far: LineEnd,
  farEnd: RelationEnd,
  isOut: boolean,
): string {
  const name = state.data.codebook.relationTypes.find(({ id }) => id === type)?.name ?? type;
  if (far.kind === 'out') return `${name} ${far.side === 'above' ? '↑' : '↓'}`;
  if (far.kind === 'seen') return name;
  const title = state.summaries.get(farEnd.article)?.title ?? '';
  return isOut ? `${name} → “${shortTitle(title)}”` : `${name} ← “${shortTitle(title)}”`;
}

function lineOf(
  state: WorkbenchState,
  stage: Stage,
  places: LabelPlaces,
  { link, isOwn, isProposed }: Wanted,
  lane: number,
  isNamed: boolean,
): Line | null {
  const from = stage.end(link.from);
  const to = stage.end(link.to);
  // Drawn from the end that is seen; the arrow's head stays at `to`.
  const isOut = from.kind === 'seen';
  const [near, far] = isOut ? [from, to] : [to, from];
  const [nearEnd, farEnd] = isOut ? [link.from, link.to] : [link.to, link.from];
  if (!isOwn && far.kind === 'away') return null;
  const route = routeOf(near, far, stage.panes, lane);
  const [start] = route?.points ?? [];
  if (!route || !start) return null;
  const { points } = route;
  const text = wordsOn(state, link, far, farEnd, isOut);
  const at = !isNamed
    ? null
    : far.kind === 'out'
      ? places.atEnd(points, text)
      : places.onLine(points, text);
  const selected = activeSpan(state)?.id;
  const target = link.to.span === selected ? link.from : link.to;
  return {
    key: link.id,
    colour: colourOf(state, far.kind === 'away' ? nearEnd : target),
    isOwn,
    isProposed,
    path: pathThrough(points),
    arrow: arrowAt(isOut ? points : points.toReversed()),
    start: isOut ? start : (points.at(-1) ?? start),
    label: at ? { text, at } : null,
    target,
  };
}

/** What Enter would take, and the claim it goes with. */
function outlinesOf(state: WorkbenchState, stage: Stage): readonly Outline[] {
  const { mode, data } = state;
  const outline = (
    key: string,
    article: string,
    fragments: readonly Fragment[],
    colour: Colour | undefined,
    isProposed: boolean,
  ): Outline => ({ key, colour, isProposed, boxes: stage.boxes(article, fragments) });
  if (mode?.kind === 'link' && mode.candidate) {
    const { article, span: id } = mode.candidate;
    const span = data.layers.get(article)?.spans.get(id);
    return span && span.orphan === undefined
      ? [outline(id, article, span.fragments, colourOf(state, mode.candidate), false)]
      : [];
  }
  if (mode?.kind !== 'chain') return [];
  const labels = chainLabels(data.codebook);
  if (!labels.ok) return [];
  const { claim, labels: parts } = labels.value;
  const proposal = mode.proposed[mode.step];
  const answered = (['source', 'cue'] as const).flatMap((step) => {
    const part = mode.answers[step];
    return part && part.kind !== 'none'
      ? [outline(step, mode.article, part.fragments, parts[step].colour, false)]
      : [];
  });
  return [
    outline('claim', mode.article, mode.claim.fragments, claim.colour, false),
    ...answered,
    ...(proposal
      ? [outline('proposal', mode.article, [proposal], parts[mode.step].colour, true)]
      : []),
  ];
}

/** Null when there is nothing to draw. Reads the layout of the panes. */
export function sceneOf(
  state: WorkbenchState,
  editorIn: (pane: number) => EditorHandle | null,
): Scene | null {
  const wanted = wantedIn(state);
  if (wanted.length === 0 && state.mode === null) return null;
  const stage = new Stage(state, editorIn);
  if (stage.panes.length === 0) return null;
  const outlines = outlinesOf(state, stage);
  if (wanted.length + outlines.length === 0) return null;
  const clip = stage.bounds;
  const places = new LabelPlaces(clip);
  const isFew = wanted.length <= MOST_NAMES;
  const lines = wanted.flatMap(
    (one, lane) => lineOf(state, stage, places, one, lane, one.isOwn || isFew) ?? [],
  );
  return { clip, lines, outlines };
}
