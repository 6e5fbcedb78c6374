/**
 * `apply(state, change)`: the only way a state becomes another one.
 *
 * A change that does not fit (a record exists already, is missing, or differs from what the change
 * says it was) is refused whole. Records of articles that are not loaded are passed over: the
 * store on disk applies them there.
 */
import type { Change } from '../model/change.ts';
import type { Article } from '../model/article.ts';
import type { Decision } from '../model/decision.ts';
import type { Relation } from '../model/relation.ts';
import type { RecordKind, StoreRecord } from '../model/record.ts';
import { err, ok, unreachable, type Result } from '../result.ts';
import type { Span } from '../model/span.ts';
import { fieldsOf, holds, homeOf, patched } from './patch.ts';
import { SpanSet } from './span-set.ts';
import type { Layer, State } from './state.ts';

/** A record of the loaded part of the project. `article` is the record's home. */
export function recordOf(
  state: State,
  kind: RecordKind,
  id: string,
  article?: string,
): StoreRecord | undefined {
  const layer = article === undefined ? undefined : state.layers.get(article);
  switch (kind) {
    case 'project':
      return state.project;
    case 'codebook':
      return state.codebook;
    case 'annotator':
      return state.annotators.get(id);
    case 'article':
      return state.layers.get(id)?.article;
    case 'span':
      return layer?.spans.get(id);
    case 'relation':
      return article === undefined ? state.links.get(id) : layer?.relations.get(id);
    case 'decision':
      return layer?.decisions.get(id);
  }
}

/** True when the record's home is in memory (project-wide records always are). */
const isLoaded = (state: State, article: string | undefined): boolean =>
  article === undefined || state.layers.has(article);

interface LayerEdit {
  article?: Article | null;
  spans: Span[];
  spansGone: string[];
  relations: Relation[];
  relationsGone: string[];
  decisions: Decision[];
  decisionsGone: string[];
}

const NO_EDIT = (): LayerEdit => ({
  spans: [],
  spansGone: [],
  relations: [],
  relationsGone: [],
  decisions: [],
  decisionsGone: [],
});

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

/** The same map where nothing comes or goes. */
function edited<T extends { readonly id: string }>(
  records: ReadonlyMap<string, T>,
  fresh: readonly T[],
  gone: readonly string[],
): ReadonlyMap<string, T> {
  if (fresh.length + gone.length === 0) return records;
  const next = new Map(records);
  for (const id of gone) next.delete(id);
  for (const record of fresh) next.set(record.id, record);
  return next;
}

/** Collects what changes, then builds each touched collection once. */
class Draft {
  private readonly layers = new Map<string, LayerEdit>();
  private readonly state: State;
  private head: Pick<State, 'project' | 'codebook' | 'annotators' | 'links'>;

  constructor(state: State) {
    this.state = state;
    this.head = state;
  }

  private layer(article: string): LayerEdit {
    const known = this.layers.get(article);
    if (known) return known;
    const fresh = NO_EDIT();
    this.layers.set(article, fresh);
    return fresh;
  }

  put(record: StoreRecord): void {
    switch (record.kind) {
      case 'project':
        this.head = { ...this.head, project: record };
        return;
      case 'codebook':
        this.head = { ...this.head, codebook: record };
        return;
      case 'annotator':
        this.head = {
          ...this.head,
          annotators: new Map(this.head.annotators).set(record.id, record),
        };
        return;
      case 'article':
        this.layer(record.id).article = record;
        return;
      case 'span':
        this.layer(record.article).spans.push(record);
        return;
      case 'decision':
        this.layer(record.article).decisions.push(record);
        return;
      case 'relation': {
        const home = homeOf(record);
        if (home === undefined)
          this.head = { ...this.head, links: new Map(this.head.links).set(record.id, record) };
        else this.layer(home).relations.push(record);
        return;
      }
      default:
        unreachable(record);
    }
  }

  drop(record: StoreRecord): void {
    switch (record.kind) {
      case 'annotator': {
        const annotators = new Map(this.head.annotators);
        annotators.delete(record.id);
        this.head = { ...this.head, annotators };
        return;
      }
      case 'article':
        this.layer(record.id).article = null;
        return;
      case 'span':
        this.layer(record.article).spansGone.push(record.id);
        return;
      case 'decision':
        this.layer(record.article).decisionsGone.push(record.id);
        return;
      case 'relation': {
        const home = homeOf(record);
        if (home !== undefined) {
          this.layer(home).relationsGone.push(record.id);
          return;
        }
        const links = new Map(this.head.links);
        links.delete(record.id);
        this.head = { ...this.head, links };
        return;
      }
      case 'project':
      case 'codebook':
        throw new Error(`A change cannot remove the ${record.kind}`);
      default:
        unreachable(record);
    }
  }

  done(): State {
    if (this.layers.size === 0) return { ...this.state, ...this.head };
    const layers = new Map(this.state.layers);
    for (const [id, edit] of this.layers) {
      const built = edit.article === null ? null : this.built(layers.get(id), edit);
      if (built) layers.set(id, built);
      else layers.delete(id);
    }
    return { ...this.state, ...this.head, layers };
  }

  private built(old: Layer | undefined, edit: LayerEdit): Layer | null {
    const article = edit.article ?? old?.article;
    if (!article) return null;
    const spans = (old?.spans ?? SpanSet.empty).edited(edit.spans, edit.spansGone);
    return {
      article,
      spans,
      relations: edited<Relation>(old?.relations ?? NOTHING, edit.relations, edit.relationsGone),
      decisions: edited<Decision>(old?.decisions ?? NOTHING, edit.decisions, edit.decisionsGone),
    };
  }
}

const misfit = (what: string): Result<never> =>
  err(
    'stale-change',
    `${what}, so the step was not made. Nothing was changed; reload the article and try again.`,
  );

/** @param by annotator id of whoever makes it, for the lineage of what it changes */
export function applyChange(state: State, change: Change, by = ''): Result<State> {
  const draft = new Draft(state);
  const comesIn = new Set(
    change.added.filter((record) => record.kind === 'article').map((record) => record.id),
  );
  const goesOut = new Set(change.removed.map((record) => `${record.kind} ${record.id}`));

  for (const record of change.removed) {
    const home = homeOf(record);
    if (!isLoaded(state, home)) continue;
    const current = recordOf(state, record.kind, record.id, home);
    if (!current) return misfit(`The ${record.kind} to remove is not there any more`);
    if (!holds(current, fieldsOf(record)))
      return misfit(`The ${record.kind} to remove was changed meanwhile`);
    draft.drop(record);
  }
  for (const record of change.added) {
    const home = homeOf(record);
    const isNewHome = home !== undefined && comesIn.has(home);
    if (!isNewHome && !isLoaded(state, home)) continue;
    const exists = recordOf(state, record.kind, record.id, home) !== undefined;
    if (exists && !goesOut.has(`${record.kind} ${record.id}`))
      return misfit(`A ${record.kind} with this id exists already`);
    draft.put(record);
  }
  for (const update of change.updated) {
    const home = update.kind === 'article' ? update.id : update.article;
    if (!isLoaded(state, home)) continue;
    const current = recordOf(state, update.kind, update.id, update.article);
    if (!current) return misfit(`The ${update.kind} to change is not there any more`);
    if (!holds(current, update.from))
      return misfit(`The ${update.kind} to change was changed meanwhile`);
    const next = patched(current, update.to, by);
    if (typeof next === 'string') return err('invalid-record', `${next}. Nothing was changed.`);
    if (next.kind !== update.kind || next.id !== update.id || homeOf(next) !== homeOf(current)) {
      return err(
        'invalid-record',
        `An update may not move or rename the ${update.kind} ${update.id}.`,
      );
    }
    draft.put(next);
  }
  return ok(draft.done());
}
