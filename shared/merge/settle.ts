/**
 * Deciding conflicts: a decision is a write over everything that the record knew, so that it holds
 * in every copy that it comes to.
 */
import { reanchorer } from '../anchor/reanchor.ts';
import type { Dataset } from '../codecs/dataset.ts';
import { quoteOf } from '../model/anchor.ts';
import type { Article, Revision } from '../model/article.ts';
import type { Change, GraveEdit, Update } from '../model/change.ts';
import type { Settlement } from '../model/conflict.ts';
import type { StoreRecord, Tombstone } from '../model/record.ts';
import type { Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { leavesOf, recordFrom } from '../lineage/leaves.ts';
import { ANCHOR, BODY } from '../lineage/shape.ts';
import { buriedLineage, reborn } from '../lineage/stamp.ts';
import { expanded, lineageOf, type Valued } from '../lineage/versions.ts';
import { joinVectors } from '../lineage/version-vector.ts';
import type { OpContext } from '../ops/context.ts';
import { homeOf, updateBetween } from '../ops/patch.ts';
import { placedFragments } from '../ops/revise-commands.ts';
import { err, ok, type Result } from '../result.ts';
import { AnchorCarrier } from './carry-anchor.ts';
import { itemsOf, keyOf, type Item } from './items.ts';
import { fieldName, namesOf, recordName, valueWords } from './words.ts';

export interface Settled {
  readonly label: string;
  readonly change: Change;
}

const GONE = err(
  'no-conflict',
  'This conflict is not there any more: it was settled elsewhere, or taken back. Nothing was changed.',
);

class Settling {
  readonly added: StoreRecord[] = [];
  readonly removed: StoreRecord[] = [];
  readonly graves: GraveEdit[] = [];
  /** By key: records that change, as they will be. */
  readonly after = new Map<string, StoreRecord>();
  private readonly items: Map<string, Item>;
  private readonly dataset: Dataset;
  private readonly context: OpContext;

  constructor(dataset: Dataset, context: OpContext) {
    this.dataset = dataset;
    this.context = context;
    this.items = itemsOf(dataset);
  }

  item(settlement: Pick<Settlement, 'kind' | 'id'>): Item | undefined {
    return this.items.get(keyOf(settlement));
  }

  private now(record: StoreRecord): StoreRecord {
    return this.after.get(keyOf(record)) ?? record;
  }

  /** One version of a field stands, written anew over the others. */
  take(record: StoreRecord, path: string, version: Valued): void {
    const current = this.now(record);
    const clock = this.context.tick();
    const leaves = leavesOf(current);
    const value = path === ANCHOR ? this.placed(current, version.value) : version.value;
    if (value === null) leaves.delete(path);
    else leaves.set(path, value);
    const old = lineageOf(current);
    const lineage = {
      ...old,
      seen: joinVectors(old.seen, [clock]),
      fields: { ...old.fields, [path]: [{ clock, by: this.context.annotator }] },
    };
    const { kind, id } = current;
    const times = {
      ...('created' in current && { created: current.created }),
      ...('modified' in current && { modified: this.context.now() }),
      ...('merges' in current && { merges: current.merges }),
    };
    this.after.set(keyOf(record), recordFrom({ kind, id, ...times, clock, lineage }, leaves));
  }

  /** A place on the text as it is now: the article may have been cleaned up since. */
  private placed(span: StoreRecord, anchor: unknown): unknown {
    const home =
      span.kind === 'span' ? this.item({ kind: 'article', id: span.article })?.alive : null;
    return span.kind === 'span' && home?.kind === 'article'
      ? new AnchorCarrier(home, home).carriedValue(span, anchor)
      : anchor;
  }

  /** The texts that were not taken stay as revisions, and every span goes to the one that was. */
  takeBody(article: Article, version: Valued): void {
    const texts = (expanded(article).fields.get(BODY) ?? []).map(
      // Leaves of a validated article: the lineage keeps its compound as it was.
      ({ value }) => value as Omit<Revision, 'by' | 'until'> & Pick<Article, 'revisions'>,
    );
    const taken = version.value as (typeof texts)[number];
    const until = this.context.now();
    const history = new Map<string, Omit<Revision, 'revision'>>();
    for (const { revisions = [], revision: _number, ...text } of texts) {
      for (const { revision: _old, ...one } of revisions)
        if (!history.has(one.text)) history.set(one.text, one);
      if (text.text !== taken.text && !history.has(text.text))
        history.set(text.text, { ...text, by: this.context.annotator, until });
    }
    history.delete(taken.text);
    const revisions = [...history.values()].map((one, at) => ({ revision: at + 1, ...one }));
    const body = { ...taken, revision: revisions.length + 1, revisions };
    this.take(article, BODY, { ...version, value: body });
    const after = this.after.get(keyOf(article));
    if (after?.kind === 'article') this.carrySpans(article, after);
  }

  private carrySpans(before: Article, after: Article): void {
    const content = this.dataset.articles.find(({ article }) => article.id === before.id);
    const { place } = reanchorer(after.text, before.text);
    for (const span of content?.spans ?? []) {
      const { orphan: _lost, ...anchored } = span;
      if (span.orphan !== undefined) continue;
      const anchoring = place(span);
      const clock = this.context.tick();
      let moved: Span;
      if (anchoring.kind === 'orphan') moved = { ...span, orphan: anchoring.reason, clock };
      else {
        const fragments = placedFragments(after.text, span, anchoring.fragments);
        const quote = quoteOf(after.text, fragments);
        moved = { ...anchored, fragments, quote, revision: after.revision, clock };
      }
      this.after.set(keyOf(span), moved);
    }
  }

  /** It stays, and no deletion that is known takes it away again. */
  keep(record: StoreRecord): void {
    const clock = this.context.tick();
    const { deletions: _settled, ...old } = lineageOf(this.now(record));
    const lineage = { ...old, seen: joinVectors(old.seen, [clock]) };
    this.after.set(keyOf(record), { ...this.now(record), clock, lineage });
    const steps = new Set(record.lineage?.deletions?.map((deletion) => deletion.clock));
    for (const tombstone of this.dataset.tombstones)
      if (this.wentAlong(tombstone, record, steps)) this.restore(tombstone);
  }

  /** A relation of `record` that was taken away by the very step that deleted it. */
  private wentAlong(
    { record: relation, lineage }: Tombstone,
    { id }: StoreRecord,
    steps: ReadonlySet<string>,
  ): boolean {
    if (relation?.kind !== 'relation') return false;
    const ends = [relation.from.span, relation.to.span];
    const others = ends.filter((end) => end !== id);
    return (
      others.length < ends.length &&
      (lineage.deletions ?? []).some(({ clock }) => steps.has(clock)) &&
      others.every((span) => this.item({ kind: 'span', id: span })?.alive)
    );
  }

  private relationsOf(span: string): Relation[] {
    const { articles, links } = this.dataset;
    return [...articles.flatMap(({ relations }) => relations), ...links].filter(
      ({ from, to }) => from.span === span || to.span === span,
    );
  }

  delete(record: StoreRecord): void {
    const along = record.kind === 'span' ? this.relationsOf(record.id) : [];
    for (const one of [record, ...along]) if (!this.removed.includes(one)) this.removed.push(one);
  }

  /** What is kept aside stays there, as deleted. */
  bury(tombstone: Tombstone): void {
    const { record } = tombstone;
    if (!record) return;
    const clock = this.context.tick();
    const { lineage } = tombstone;
    const to = {
      ...tombstone,
      clock,
      lineage: buriedLineage({ ...record, lineage }, clock, this.context.annotator),
    };
    this.grave(tombstone, tombstone, to);
  }

  private grave({ kind, id, article }: Tombstone, from: Tombstone, to: Tombstone | null): void {
    this.graves.push({ kind, id, ...(article !== undefined && { article }), from, to });
  }

  /** As it was, on the text that its article has by now. */
  private onText(record: StoreRecord): StoreRecord {
    if (record.kind !== 'span') return record;
    const item = this.item({ kind: 'article', id: record.article });
    const home = item?.alive ?? item?.tombstone?.record;
    return home?.kind === 'article' ? new AnchorCarrier(home, home).placed(record) : record;
  }

  /** Brought back together with what it lies on and links. */
  restore(tombstone: Tombstone): void {
    const { record, lineage, clock: removed } = tombstone;
    if (!record || this.added.some((one) => keyOf(one) === keyOf(record))) return;
    const clock = this.context.tick();
    this.added.push(reborn({ ...this.onText(record), lineage }, clock, removed));
    this.grave(tombstone, tombstone, null);
    const needs: Pick<Settlement, 'kind' | 'id'>[] = [];
    const home = homeOf(record);
    if (record.kind !== 'article' && home !== undefined) needs.push({ kind: 'article', id: home });
    if (record.kind === 'relation')
      for (const { span } of [record.from, record.to]) needs.push({ kind: 'span', id: span });
    for (const need of needs) {
      const item = this.item(need);
      if (item?.tombstone) this.restore(item.tombstone);
    }
  }

  change(): Change {
    const gone = new Set(this.removed.map(keyOf));
    const updated = [...this.after].flatMap(([key, after]): Update[] => {
      const before = this.items.get(key)?.alive;
      const update = before && !gone.has(key) ? updateBetween(before, after) : null;
      return update ? [update] : [];
    });
    const { added, removed, graves } = this;
    return { added, updated, removed, ...(graves.length > 0 && { graves }) };
  }
}

function settleField(settling: Settling, settlement: Settlement): Result<true> {
  const { field = '', choice } = settlement;
  const record = settling.item(settlement)?.alive;
  const versions = record ? expanded(record).fields.get(field) : undefined;
  const version =
    typeof choice === 'object' ? versions?.find(({ clock }) => clock === choice.take) : undefined;
  if (!record || !version || (versions?.length ?? 0) < 2) return GONE;
  if (record.kind === 'article' && field === BODY) settling.takeBody(record, version);
  else settling.take(record, field, version);
  return ok(true);
}

function settleOne(settling: Settling, settlement: Settlement): Result<true> {
  if (settlement.what === 'field') return settleField(settling, settlement);
  const item = settling.item(settlement);
  const { choice } = settlement;
  if (settlement.what === 'deleted') {
    if (!item?.alive?.lineage?.deletions) return GONE;
    if (choice === 'keep') settling.keep(item.alive);
    else settling.delete(item.alive);
    return ok(true);
  }
  if (!item?.tombstone?.record || item.tombstone.lineage.deletions) return GONE;
  if (choice === 'restore') settling.restore(item.tombstone);
  else settling.bury(item.tombstone);
  return ok(true);
}

function labelOf(dataset: Dataset, settlements: readonly Settlement[]): string {
  const [first] = settlements;
  if (!first || settlements.length > 1) return `Settle ${settlements.length} conflicts`;
  const item = itemsOf(dataset).get(keyOf(first));
  const record = item?.alive ?? item?.tombstone?.record;
  if (!record) return 'Settle a conflict';
  const names = namesOf(dataset);
  const name = recordName(record, names);
  const { choice, field = '' } = first;
  if (typeof choice !== 'object')
    return `${{ keep: 'Keep', delete: 'Delete', restore: 'Bring back' }[choice]} ${name}`;
  const version = expanded(record)
    .fields.get(field)
    ?.find(({ clock }) => clock === choice.take);
  return `Settle ${fieldName(record, field, names)} of ${name}: ${valueWords(field, version?.value, names)}`;
}

/** Refusals: `no-conflict`. */
export function settle(
  dataset: Dataset,
  settlements: readonly Settlement[],
  context: OpContext,
): Result<Settled> {
  const settling = new Settling(dataset, context);
  for (const settlement of settlements) {
    const done = settleOne(settling, settlement);
    if (!done.ok) return done;
  }
  return ok({ label: labelOf(dataset, settlements), change: settling.change() });
}
