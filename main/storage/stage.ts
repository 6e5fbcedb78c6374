/** Checking entries before they are journalled: each against the state the one before it leads to. */
import type { Change, Entry } from '../../shared/model/change.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import type { StoreRecord } from '../../shared/model/record.ts';
import { applyChange, recordOf } from '../../shared/ops/apply.ts';
import { checkInvariants } from '../../shared/ops/invariants.ts';
import { homeOf } from '../../shared/ops/patch.ts';
import { contentOf, type Layer, type State } from '../../shared/ops/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { isSafeId } from './layout.ts';

export type Layers = ReadonlyMap<string, Layer | null>;

export interface Staged {
  readonly entry: Entry;
  /** The records it removes, as they stood. */
  readonly removed: readonly StoreRecord[];
  /** With every article the entry touches, and no other. */
  readonly after: State;
  /** The articles the entry changed; null: removed. */
  readonly layers: Layers;
}

/** Loads an article as the entries before left it; null where there is none of that id. */
export type LayerSource = (id: string) => Promise<Result<Layer | null>>;

const refused = (why: string): Result<never> => err('invariant', `${why}. Nothing was changed.`);

const endsOf = (record: StoreRecord | undefined): readonly RelationEnd[] =>
  record?.kind === 'relation' ? [record.from, record.to] : [];

/** Articles whose content decides whether the change fits. */
function articlesOf(change: Change, before: State): Set<string> {
  const records = [...change.added, ...change.removed];
  const updated = change.updated.map(({ kind, id, article }) =>
    recordOf(before, kind, id, article),
  );
  return new Set(
    [
      ...records.map(homeOf),
      ...change.updated.map(({ kind, id, article }) => (kind === 'article' ? id : article)),
      ...(change.graves ?? []).map(({ article }) => article),
      ...[...change.added, ...updated].flatMap((record) =>
        endsOf(record).map(({ article }) => article),
      ),
    ].filter((id) => id !== undefined),
  );
}

/** Articles with something added, changed or removed on them. */
function changedArticles(change: Change): Set<string> {
  return new Set(
    [
      ...[...change.added, ...change.removed].map(homeOf),
      ...change.updated.map(({ kind, id, article }) => (kind === 'article' ? id : article)),
      ...(change.graves ?? []).map(({ article }) => article),
    ].filter((id) => id !== undefined),
  );
}

/** What `applyChange` passes over where an article is not loaded; here they all are. */
function absenceProblem(change: Change, before: State, after: State): Result<true> {
  const coming = new Set(change.added.flatMap(({ kind, id }) => (kind === 'article' ? [id] : [])));
  const touched = [
    ...change.removed.map(homeOf),
    ...change.updated.map(({ kind, id, article }) => (kind === 'article' ? id : article)),
  ];
  const missing = touched.find((id) => id !== undefined && !before.layers.has(id));
  if (missing !== undefined) {
    return err(
      'stale-change',
      `There is no article ${missing} in this project any more, so the step was not made. Nothing was changed.`,
    );
  }
  for (const id of coming) {
    if (!isSafeId(id)) return refused(`The article id ${JSON.stringify(id)} cannot be a file name`);
  }
  const end = change.added.flatMap(endsOf).find(({ article }) => !after.layers.has(article));
  return end === undefined
    ? ok(true)
    : refused(`A relation points to the article ${end.article}, which is not in the project`);
}

/** An article goes only together with everything that lies on it or points into it. */
function leftoverProblem(change: Change, before: State): Result<true> {
  const gone = new Set(change.removed.map(({ id }) => id));
  for (const { kind, id } of change.removed) {
    const layer = kind === 'article' ? before.layers.get(id) : undefined;
    if (!layer) continue;
    const { spans, relations, decisions = [] } = contentOf(layer);
    const links = [...before.links.values()].filter((link) =>
      endsOf(link).some(({ article }) => article === id),
    );
    const left = [...spans, ...relations, ...decisions, ...links].find(
      (record) => !gone.has(record.id),
    );
    if (left)
      return refused(`Removing the article ${id} would leave the ${left.kind} ${left.id} behind`);
  }
  return ok(true);
}

function stageOne(before: State, entry: Entry): Result<Staged> {
  const { change } = entry;
  const applied = applyChange(before, change, entry.by);
  if (!applied.ok) return applied;
  const after = applied.value;
  for (const check of [
    absenceProblem(change, before, after),
    leftoverProblem(change, before),
    checkInvariants(after, change, entry.origin),
  ]) {
    if (!check.ok) return check;
  }
  const layers = new Map(
    [...changedArticles(change)].map((id) => [id, after.layers.get(id) ?? null]),
  );
  const removed = change.removed.flatMap(
    (record) => recordOf(before, record.kind, record.id, homeOf(record)) ?? [],
  );
  return ok({ entry, removed, after, layers });
}

/**
 * @param head the state that the entries start from; its layers do not count
 * Refusals: `stale-change`, `invariant`, `invalid-record`, and those of reading an article.
 */
export async function stage(
  head: State,
  source: LayerSource,
  entries: readonly Entry[],
): Promise<Result<Staged[]>> {
  const staged: Staged[] = [];
  const changed = new Map<string, Layer | null>();
  let current = head;
  for (const entry of entries) {
    const layers = new Map<string, Layer>();
    for (const id of articlesOf(entry.change, current)) {
      const known = changed.get(id);
      const layer = known === undefined ? await source(id) : ok(known);
      if (!layer.ok) return layer;
      if (layer.value) layers.set(id, layer.value);
    }
    const next = stageOne({ ...current, layers }, entry);
    if (!next.ok) return next;
    staged.push(next.value);
    for (const [id, layer] of next.value.layers) changed.set(id, layer);
    current = next.value.after;
  }
  return ok(staged);
}
