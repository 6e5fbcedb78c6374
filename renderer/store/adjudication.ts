/** What is adjudicated on the Review screen: the units of the article, and where one is in them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { namesOf } from '../../shared/agreement/names-of.ts';
import { shownAnnotators, type ShownAnnotator } from '../../shared/adjudication/shown-names.ts';
import { isOpen, type Unit } from '../../shared/adjudication/unit.ts';
import { unitsOf, workersOn } from '../../shared/adjudication/units.ts';
import type { ArticleProgress } from '../../shared/model/adjudication.ts';
import { EXAMPLE_ANNOTATOR, GOLD_ANNOTATOR, type Annotator } from '../../shared/model/annotator.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Layer } from '../../shared/ops/state.ts';
import type { AppError } from '../../shared/result.ts';
import type { AdjudicationView } from './view-state.ts';
import type { Workbench } from './workbench.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** What is open beside the list; not kept over a restart. */
export interface AdjudicationDesk {
  readonly page: 'units' | 'feedback';
  readonly form: 'edit' | 'why' | null;
  /** As last counted; null: not yet. */
  readonly articles: readonly ArticleProgress[] | null;
  readonly problem: AppError | null;
}

const desks = new WeakMap<Workbench, StoreApi<AdjudicationDesk>>();

/** The one of a workbench: it outlives the screen. */
export function adjudicationDesk(workbench: Workbench): StoreApi<AdjudicationDesk> {
  const known = desks.get(workbench);
  if (known) return known;
  const made = createStore<AdjudicationDesk>(() => ({
    page: 'units',
    form: null,
    articles: null,
    problem: null,
  }));
  desks.set(workbench, made);
  return made;
}

/** Whose work can be compared: everybody's but gold, and the worked example. */
export const comparable = (annotators: Iterable<Annotator>): readonly Annotator[] =>
  [...annotators]
    .filter(({ id, name }) => id !== GOLD_ANNOTATOR && name !== EXAMPLE_ANNOTATOR)
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));

/** Ids, in the order of their names. */
export function chosenAnnotators({
  view,
  data,
}: Pick<WorkbenchState, 'view' | 'data'>): readonly string[] {
  const wanted = new Set(view.adjudication.annotators);
  const ids = comparable(data.annotators.values()).map(({ id }) => id);
  return wanted.size === 0 ? ids : ids.filter((id) => wanted.has(id));
}

/** Ids of those who worked on anything, of those last counted. */
export const workersIn = (articles: readonly ArticleProgress[]): ReadonlySet<string> =>
  new Set(articles.flatMap(({ workers }) => workers));

interface Known {
  readonly annotators: string;
  readonly links: ReadonlyMap<string, Relation>;
  readonly units: readonly Unit[];
}
const known = new WeakMap<Layer, Known>();
const NONE: readonly Unit[] = [];

/** Of the article at work; the same list while nothing changes. */
export function unitsNow(state: Pick<WorkbenchState, 'view' | 'data'>): readonly Unit[] {
  const layer = state.data.layers.get(state.view.adjudication.article ?? '');
  if (!layer) return NONE;
  const chosen = chosenAnnotators(state);
  const { codebook, links } = state.data;
  const annotators = `${codebook.clock} ${chosen.join(' ')}`;
  const before = known.get(layer);
  if (before?.annotators === annotators && before.links === links) return before.units;
  const units = unitsOf(layer, chosen, codebook, links.values());
  known.set(layer, { annotators, links, units });
  return units;
}

/** The one keys act on: the one chosen, else the first that waits, else the first. */
export function unitNow(state: Pick<WorkbenchState, 'view' | 'data'>): Unit | undefined {
  const units = unitsNow(state);
  const { unit } = state.view.adjudication;
  return units.find(({ id }) => id === unit) ?? units.find(isOpen) ?? units[0];
}

/** Who is compared in the article at work, as whoever decides sees them. */
export function shownNow(state: Pick<WorkbenchState, 'view' | 'data'>): readonly ShownAnnotator[] {
  const { article, isBlind } = state.view.adjudication;
  const layer = state.data.layers.get(article ?? '');
  if (!layer) return [];
  const names = namesOf(state.data.codebook, state.data.annotators.values());
  const chosen = chosenAnnotators(state);
  const workers = workersOn(layer, chosen);
  // What only one worked on is shown beside the others' nothing.
  const compared = workers.length > 1 ? workers : chosen;
  return shownAnnotators(layer.article.id, compared, names.annotator, isBlind);
}

export function setAdjudication(workbench: Workbench, edit: Partial<AdjudicationView>): void {
  workbench.setView((view) => ({ ...view, adjudication: { ...view.adjudication, ...edit } }));
}

/** Counts what is decided and left in the whole project. */
export async function countProgress(workbench: Workbench): Promise<void> {
  const desk = adjudicationDesk(workbench);
  const chosen = chosenAnnotators(workbench.store.getState());
  if (chosen.length < 2) {
    desk.setState({ articles: [], problem: null });
    return;
  }
  const answer = await workbench.ask.adjudication(chosen);
  desk.setState(
    answer.ok
      ? { articles: answer.value.articles, problem: null }
      : { articles: [], problem: answer.error },
  );
}
