/** Where the screen is: panes, what each shows, and what is selected. Survives a restart. */
import { z } from 'zod';
import type { State } from '../../shared/ops/state.ts';
import { sessionSchema, type Session } from '../../shared/session/session.ts';
import type { TextSelection } from '../editor/editor-handle.ts';

export const MAX_PANES = 3;

/** What fills the middle of the screen. */
export const SCREENS = ['read', 'search', 'problems', 'codebook', 'review', 'data'] as const;
export type Screen = (typeof SCREENS)[number];

export type PaneCount = 1 | 2 | 3;

export interface PaneView {
  readonly article: string | null;
  /** UTF-16 offset of the first character in view. */
  readonly topOffset: number;
  readonly selection: TextSelection;
  /** Id of the selected span. */
  readonly span: string | null;
}

/** What is adjudicated, and how far one is in it. */
export interface AdjudicationView {
  /** Annotator ids; empty: everybody. */
  readonly annotators: readonly string[];
  readonly article: string | null;
  /** Id of the unit that keys act on. */
  readonly unit: string | null;
  /** Names are hidden. */
  readonly isBlind: boolean;
}

export const NO_ADJUDICATION: AdjudicationView = {
  annotators: [],
  article: null,
  unit: null,
  isBlind: false,
};

/** Where one was in an article. */
export type PanePlace = Omit<PaneView, 'article'>;

export interface ViewState {
  readonly screen: Screen;
  /** Always three, so that a pane hidden for a while comes back as it was. */
  readonly panes: readonly PaneView[];
  readonly paneCount: PaneCount;
  /** Index of the pane that actions act on. */
  readonly active: number;
  /** What the annotation list is narrowed to. */
  readonly filter: string;
  /** Annotator ids whose layers are not painted. */
  readonly hidden: readonly string[];
  /** Relations are drawn for every annotation shown, not only for the selected one. */
  readonly allConnectors: boolean;
  /** Likely boilerplate that the analyst said is part of the article; see `rangeKey`. */
  readonly leftAlone: readonly string[];
  /** Where one was in articles that no pane shows, the last one left at the end. */
  readonly places: Readonly<Record<string, PanePlace>>;
  readonly session: Session | null;
  readonly adjudication: AdjudicationView;
}

/** Places of more articles than these are forgotten, the oldest first. */
const MAX_PLACES = 500;

export const EMPTY_PANE: PaneView = {
  article: null,
  topOffset: 0,
  selection: { anchor: 0, head: 0 },
  span: null,
};

const offset = z.number().int().nonnegative();
const placeSchema = z.object({
  topOffset: offset,
  selection: z.object({ anchor: offset, head: offset }),
  span: z.string().nullable(),
});
const paneSchema = placeSchema.extend({ article: z.string().nullable() });
const viewSchema = z.object({
  screen: z.enum(SCREENS).default('read'),
  panes: z.array(paneSchema).length(MAX_PANES),
  paneCount: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  active: z
    .number()
    .int()
    .min(0)
    .max(MAX_PANES - 1),
  filter: z.string(),
  hidden: z.array(z.string()),
  allConnectors: z.boolean().default(false),
  leftAlone: z.array(z.string()),
  places: z.record(z.string(), placeSchema).default({}),
  session: sessionSchema.nullable().default(null),
  adjudication: z
    .object({
      annotators: z.array(z.string()),
      article: z.string().nullable(),
      unit: z.string().nullable(),
      isBlind: z.boolean(),
    })
    .default({ ...NO_ADJUDICATION, annotators: [] }),
});

/** A first look at a project: its first two articles side by side. */
export function firstView(articles: readonly string[]): ViewState {
  return {
    screen: 'read',
    panes: Array.from({ length: MAX_PANES }, (_, index) => ({
      ...EMPTY_PANE,
      article: articles[index] ?? null,
    })),
    paneCount: 2,
    active: 0,
    filter: '',
    hidden: [],
    allConnectors: false,
    leftAlone: [],
    places: {},
    session: null,
    adjudication: NO_ADJUDICATION,
  };
}

/** The view as saved, without what is gone from the project; a first view where none was saved. */
export function restoredView(
  saved: Readonly<Record<string, unknown>>,
  articles: readonly string[],
): ViewState {
  const parsed = viewSchema.safeParse(saved);
  if (!parsed.success) return firstView(articles);
  const known = new Set(articles);
  const panes = parsed.data.panes.map((pane) =>
    pane.article !== null && known.has(pane.article) ? pane : EMPTY_PANE,
  );
  const isEmpty = panes.every((pane) => pane.article === null);
  const active = Math.min(parsed.data.active, parsed.data.paneCount - 1);
  return isEmpty ? firstView(articles) : { ...parsed.data, panes, active };
}

export const savedForm = (view: ViewState): Record<string, unknown> => ({ ...view });

export const shownPanes = (view: ViewState): readonly PaneView[] =>
  view.panes.slice(0, view.paneCount);

export const activePane = (view: ViewState): PaneView => view.panes[view.active] ?? EMPTY_PANE;

/** Ids of the articles that are to be loaded: those in panes, and the one that is adjudicated. */
export const shownArticles = (view: ViewState): readonly string[] => [
  ...shownPanes(view).flatMap(({ article }) => article ?? []),
  ...(view.screen === 'review' ? [view.adjudication.article ?? []].flat() : []),
];

export const isShown = (view: ViewState, article: string): boolean =>
  shownArticles(view).includes(article);

export const withPane = (view: ViewState, index: number, edit: Partial<PaneView>): ViewState => ({
  ...view,
  panes: view.panes.map((pane, at) => (at === index ? { ...pane, ...edit } : pane)),
});

/** With the place of the article that the pane is about to leave. */
function withPlaceKept(view: ViewState, index: number): ViewState {
  const { article, ...place } = view.panes[index] ?? EMPTY_PANE;
  if (article === null) return view;
  const { [article]: _before, ...others } = view.places;
  const kept = [...Object.entries(others), [article, place] as const].slice(-MAX_PLACES);
  return { ...view, places: Object.fromEntries(kept) };
}

/** `article` in the pane at `index`, where one was in it when it was left. */
export function withArticle(view: ViewState, index: number, article: string): ViewState {
  if (view.panes[index]?.article === article) return { ...view, active: index };
  const kept = withPlaceKept(view, index);
  const place = kept.places[article] ?? EMPTY_PANE;
  return { ...withPane(kept, index, { ...EMPTY_PANE, ...place, article }), active: index };
}

export const withPaneCount = (view: ViewState, paneCount: PaneCount): ViewState => ({
  ...view,
  paneCount,
  active: Math.min(view.active, paneCount - 1),
});

/** Without selected spans that are gone; the same view when none is. */
export function withoutLostSpans(view: ViewState, data: State): ViewState {
  const isLost = ({ article, span }: PaneView): boolean => {
    const layer = article === null ? undefined : data.layers.get(article);
    return span !== null && layer !== undefined && !layer.spans.get(span);
  };
  return view.panes.some(isLost)
    ? {
        ...view,
        panes: view.panes.map((pane) => (isLost(pane) ? { ...pane, span: null } : pane)),
      }
    : view;
}
