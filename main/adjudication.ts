/** Adjudication over the whole project: how far it is, accepting what agrees, feedback. */
import { feedbackFor } from '../shared/adjudication/feedback.ts';
import { progressOf } from '../shared/adjudication/progress.ts';
import { isAgreed, isOpen, type Unit } from '../shared/adjudication/unit.ts';
import { unitsOf, workersOn } from '../shared/adjudication/units.ts';
import { GOLD_ANNOTATOR } from '../shared/model/annotator.ts';
import type { ArticleProgress } from '../shared/model/adjudication.ts';
import { otherEnds } from '../shared/model/relation.ts';
import { layerOf, type ArticleContent } from '../shared/ops/state.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Store } from './storage/port.ts';
import type { Workbench } from './workbench.ts';

interface Surveyed extends ArticleProgress {
  readonly open: readonly Unit[];
}

/** Empty: everybody but gold. Refused: somebody unknown, gold, and fewer than two. */
function chosenIn(store: Store, annotators: readonly string[]): Result<readonly string[]> {
  const known = store.head().annotators.map(({ id }) => id);
  const chosen = annotators.length === 0 ? known : [...new Set(annotators)];
  const stranger = chosen.find((id) => !known.includes(id));
  if (stranger !== undefined)
    return err('no-annotator', `This project has no annotator “${stranger}”.`);
  const people = chosen.filter((id) => id !== GOLD_ANNOTATOR);
  if (people.length < chosen.length && annotators.length > 0)
    return err('gold', 'Gold is what is decided: it cannot be adjudicated. Leave it out.');
  return people.length < 2
    ? err('one-annotator', 'Adjudication needs the work of at least two annotators.')
    : ok(people);
}

/** Article by article, in the order of the summaries: never two in memory. */
async function survey(
  store: Store,
  annotators: readonly string[],
  articles: readonly string[],
): Promise<Result<readonly Surveyed[]>> {
  const { codebook, links } = store.head();
  const wanted = new Set(articles);
  const found: Surveyed[] = [];
  for (const { id, title } of store.summaries()) {
    if (wanted.size > 0 && !wanted.has(id)) continue;
    const content = await store.article(id);
    if (!content.ok) return content;
    const layer = layerOf(content.value);
    const units = unitsOf(layer, annotators, codebook, links);
    found.push({
      article: id,
      title,
      workers: workersOn(layer, annotators),
      progress: progressOf(units),
      open: units.filter(isOpen),
    });
  }
  return ok(found);
}

export interface Adjudication {
  /** Annotator ids. */
  readonly annotators: readonly string[];
  readonly articles: readonly ArticleProgress[];
}

/**
 * @param annotators ids; empty: everybody
 * Refusals: `no-annotator`, `gold`, `one-annotator`, and those of reading an article.
 */
export async function adjudicationOf(
  store: Store,
  annotators: readonly string[],
): Promise<Result<Adjudication>> {
  const chosen = chosenIn(store, annotators);
  if (!chosen.ok) return chosen;
  const found = await survey(store, chosen.value, []);
  if (!found.ok) return found;
  return ok({
    annotators: chosen.value,
    articles: found.value.map(({ open: _units, ...article }) => article),
  });
}

/**
 * Accepts every agreed unit that is not decided, as one step; none is no refusal.
 * @param articles ids; empty: all
 * @param by annotator id of whoever accepts
 */
export async function acceptAgreed(
  store: Store,
  annotators: readonly string[],
  articles: readonly string[],
  by: string,
): Promise<Result<{ readonly accepted: number; readonly label: string | null }>> {
  const chosen = chosenIn(store, annotators);
  if (!chosen.ok) return chosen;
  const found = await survey(store, chosen.value, articles);
  if (!found.ok) return found;
  const units = found.value
    .flatMap(({ open }) => open.filter(isAgreed))
    .map(({ article, of }) => ({ article, of }));
  if (units.length === 0) return ok({ accepted: 0, label: null });
  const beside = otherEnds(store.head().links, new Set(units.flatMap(({ of }) => of)));
  const entry = await store.run({ do: 'accept-agreed', units, beside }, by, 'user');
  if (!entry.ok) return entry.error.code === 'no-change' ? ok({ accepted: 0, label: null }) : entry;
  const { added, updated } = entry.value.change;
  const accepted = [...added, ...updated].filter(({ kind }) => kind === 'decision').length;
  return ok({ accepted, label: entry.value.label });
}

type Calls = Pick<Workbench, 'adjudication' | 'acceptAgreed' | 'feedback'>;

export const adjudicationService = (store: Store, me: () => Promise<string | null>): Calls => ({
  adjudication: async ({ annotators }) => {
    const found = await adjudicationOf(store, annotators);
    return found.ok
      ? ok({ annotators: [...found.value.annotators], articles: [...found.value.articles] })
      : found;
  },
  acceptAgreed: async ({ annotators, articles }) => {
    const by = await me();
    if (by === null) return err('no-name', 'Give your name first: every decision carries one.');
    return acceptAgreed(store, annotators, articles, by);
  },
  feedback: async ({ annotator }) => {
    const contents: ArticleContent[] = [];
    for (const { id } of store.summaries()) {
      const content = await store.article(id);
      if (!content.ok) return content;
      // Where nothing was decided there is nothing to tell.
      if ((content.value.decisions ?? []).length > 0) contents.push(content.value);
    }
    return ok(feedbackFor(annotator, contents));
  },
});
