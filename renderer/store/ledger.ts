/**
 * The project's data as this window knows it: what the store numbered, and on top of it what was
 * done here and is not numbered yet. Pure: every function gives a new ledger.
 *
 * The history follows the store's numbers, so that every window agrees on what undo takes back.
 */
import type { ArticleSummary } from '../../shared/model/article.ts';
import { type Change, type CommittedEntry, type Entry } from '../../shared/model/change.ts';
import { applyChange, recordOf } from '../../shared/ops/apply.ts';
import { isEmpty } from '../../shared/ops/change-algebra.ts';
import { remember, type History } from '../../shared/ops/history.ts';
import { homeOf } from '../../shared/ops/patch.ts';
import { sameJson } from '../../shared/model/same-json.ts';
import {
  withLayer,
  withoutLayer,
  layerOf,
  stateOf,
  type ArticleContent,
  type Head,
  type State,
} from '../../shared/ops/state.ts';
import { summariesAfter, summaryOf } from '../../shared/ops/summary.ts';
import { ok, type Result } from '../../shared/result.ts';
import { homesOf, partOf, PROJECT_WIDE } from './change-part.ts';

export interface Ledger {
  readonly data: State;
  readonly summaries: ReadonlyMap<string, ArticleSummary>;
  /** Of numbered entries. */
  readonly numbered: History;
  /** Made here, in order, and not heard of from the store yet. */
  readonly unheard: readonly Entry[];
  /** Number of the last entry heard of. */
  readonly seq: number;
  /** Up to which entry an article, as loaded, holds what was done to it. */
  readonly loadedAt: ReadonlyMap<string, number>;
}

/** What undo and redo act on. */
export const historyOf = ({ numbered, unheard }: Ledger): History =>
  unheard.reduce(remember, numbered);

function applied(ledger: Ledger, change: Change, by: string): Result<Ledger> {
  if (isEmpty(change)) return ok(ledger);
  const data = applyChange(ledger.data, change, by);
  if (!data.ok) return data;
  return ok({
    ...ledger,
    data: data.value,
    summaries: summariesAfter(ledger.summaries, change, data.value),
  });
}

/** After `entry` was made here. Articles that come in stay on disk until a pane shows them. */
export function afterOwn(ledger: Ledger, entry: Entry): Result<Ledger> {
  const next = applied(ledger, entry.change, entry.by);
  return next.ok ? ok({ ...next.value, unheard: [...ledger.unheard, entry] }) : next;
}

/** Without what is there already: a name given here and heard of again. */
function withoutKnown(state: State, change: Change): Change {
  const isKnown = (record: Change['added'][number]): boolean =>
    sameJson(recordOf(state, record.kind, record.id, homeOf(record)), record);
  return change.added.some(isKnown)
    ? { ...change, added: change.added.filter((record) => !isKnown(record)) }
    : change;
}

export interface Heard {
  readonly ledger: Ledger;
  /** Articles (or `PROJECT_WIDE`) that no longer agree with the store and must be loaded anew. */
  readonly stale: ReadonlySet<string>;
}

/**
 * After the store numbered an entry, ours or another window's.
 * @param isShown whether a pane shows an article; others stay on disk
 */
export function afterHeard(
  ledger: Ledger,
  { seq, entry }: CommittedEntry,
  isShown: (article: string) => boolean,
): Heard {
  const none: ReadonlySet<string> = new Set();
  if (seq <= ledger.seq) return { ledger, stale: none };
  const heard: Ledger = {
    ...ledger,
    seq,
    numbered: remember(ledger.numbered, entry),
    unheard: ledger.unheard.filter(({ id }) => id !== entry.id),
  };
  if (heard.unheard.length < ledger.unheard.length) return { ledger: heard, stale: none };

  const fresh = partOf(entry.change, (home) => (ledger.loadedAt.get(home) ?? 0) < seq);
  const next = applied(heard, withoutKnown(heard.data, fresh), entry.by);
  if (!next.ok) return { ledger: heard, stale: homesOf(fresh) };
  const arrived = [...next.value.data.layers.keys()].filter(
    (id) => !ledger.data.layers.has(id) && !isShown(id),
  );
  const data = arrived.reduce(withoutLayer, next.value.data);
  return { ledger: { ...next.value, data }, stale: none };
}

/**
 * With an article as read from the store, and what waits to be saved done to it again.
 * @param waiting entries that are not in `content`
 * @returns also the ids of waiting entries that do not fit any more
 */
export function withLoaded(
  ledger: Ledger,
  content: ArticleContent,
  seq: number,
  waiting: readonly Entry[],
): { readonly ledger: Ledger; readonly misfits: readonly Entry[] } {
  const { id } = content.article;
  let next: Ledger = {
    ...ledger,
    data: withLayer(ledger.data, layerOf(content)),
    summaries: new Map(ledger.summaries).set(id, summaryOf(content)),
    loadedAt: new Map(ledger.loadedAt).set(id, seq),
  };
  const misfits: Entry[] = [];
  for (const entry of waiting) {
    const again = applied(
      next,
      partOf(entry.change, (home) => home === id),
      entry.by,
    );
    if (again.ok) next = again.value;
    else misfits.push(entry);
  }
  return { ledger: next, misfits };
}

/** With what belongs to no article as read from the store. */
export const withHead = (ledger: Ledger, head: Head, seq: number): Ledger => ({
  ...ledger,
  data: { ...stateOf(head), layers: ledger.data.layers },
  loadedAt: new Map(ledger.loadedAt).set(PROJECT_WIDE, seq),
});

/** Without articles that no pane shows. */
export function withoutUnshown(ledger: Ledger, isShown: (article: string) => boolean): Ledger {
  const gone = [...ledger.data.layers.keys()].filter((id) => !isShown(id));
  return gone.length === 0 ? ledger : { ...ledger, data: gone.reduce(withoutLayer, ledger.data) };
}

export const withoutEntry = (ledger: Ledger, id: string): Ledger => ({
  ...ledger,
  unheard: ledger.unheard.filter((entry) => entry.id !== id),
});
