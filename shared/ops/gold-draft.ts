/**
 * The gold layer while it is decided on: which gold span stands for which annotator's span, and what
 * a step adds to it, changes and takes away.
 */
import { GOLD_ANNOTATOR, GOLD_NAME } from '../model/annotator.ts';
import type { Change, Update } from '../model/change.ts';
import { decisionId, goldRelationId, goldSpanId, type Decision } from '../model/decision.ts';
import type { Relation, RelationEnd } from '../model/relation.ts';
import type { StoreRecord } from '../model/record.ts';
import type { Span } from '../model/span.ts';
import type { OpContext } from './context.ts';
import { updateBetween } from './patch.ts';
import { fingerprintOf } from './said.ts';
import type { Layer, State } from './state.ts';

const TIMES: ReadonlySet<string> = new Set(['clock', 'modified']);

/** What becomes of one unit. `versions` are gold spans to be, without ids, by place in `from`. */
export interface Ruling {
  readonly of: readonly Span[];
  readonly verdict: Decision['verdict'];
  /** Annotator ids, sorted. */
  readonly from: readonly string[];
  /** Whose place in `from` is whose: equal versions are one object. */
  readonly versions: readonly GoldVersion[];
  /** Absent: as it was. */
  readonly why?: string;
}

export type GoldVersion = Pick<
  Span,
  'revision' | 'label' | 'fragments' | 'quote' | 'attributes' | 'note'
>;

/** One article: its decisions and relations by the spans they are about. */
class ArticleIndex {
  readonly layer: Layer;
  readonly decisions = new Map<string, Set<Decision>>();
  /** Gold span id by id of the annotator's span it stands for. */
  readonly taken = new Map<string, string>();

  constructor(layer: Layer) {
    this.layer = layer;
    for (const decision of layer.decisions.values()) this.put(decision);
  }

  put(decision: Decision): void {
    for (const id of decision.of) {
      const known = this.decisions.get(id) ?? new Set<Decision>();
      this.decisions.set(id, known.add(decision));
      const by = this.layer.spans.get(id)?.by ?? '';
      const gold = decision.gold[decision.from.indexOf(by)];
      if (gold !== undefined) this.taken.set(id, gold);
    }
  }

  drop(decision: Decision): void {
    for (const id of decision.of) {
      this.decisions.get(id)?.delete(decision);
      this.taken.delete(id);
    }
  }
}

/** Every id that gold of this decision has or can have had. */
const goldIdsOf = ({ id, of, gold }: Decision): readonly string[] => [
  ...new Set([...gold, ...of.map((_span, index) => goldSpanId(id, index))]),
];

export class GoldDraft {
  private readonly state: State;
  private readonly context: OpContext;
  private readonly articles = new Map<string, ArticleIndex>();
  private readonly relations = new Map<string, Set<Relation>>();
  private readonly added: StoreRecord[] = [];
  private readonly updated: Update[] = [];
  private readonly removed: StoreRecord[] = [];
  /** Gold spans as they will be, by id; null: taken away. */
  private readonly gold = new Map<string, { readonly layer: Layer; readonly span: Span | null }>();
  /** Annotators' spans that were ruled on. */
  private readonly ruled = new Set<string>();
  private readonly now: string;

  constructor(state: State, context: OpContext) {
    this.state = state;
    this.context = context;
    this.now = context.now();
    for (const link of state.links.values()) this.indexRelation(link);
  }

  private indexRelation(relation: Relation): void {
    for (const id of [relation.from.span, relation.to.span]) {
      const known = this.relations.get(id) ?? new Set<Relation>();
      this.relations.set(id, known.add(relation));
    }
  }

  private article(id: string): ArticleIndex | null {
    const known = this.articles.get(id);
    if (known) return known;
    const layer = this.state.layers.get(id);
    if (!layer) return null;
    const index = new ArticleIndex(layer);
    for (const relation of layer.relations.values()) this.indexRelation(relation);
    this.articles.set(id, index);
    return index;
  }

  /** The decisions that stand on any of these spans. */
  decisionsOn(article: string, of: readonly string[]): readonly Decision[] {
    const index = this.article(article);
    return [...new Set(of.flatMap((id) => [...(index?.decisions.get(id) ?? [])]))];
  }

  /** @param article loaded */
  rule(article: string, { of, verdict, from, versions, why }: Ruling): void {
    const index = this.article(article);
    if (!index) throw new Error(`The article ${article} is ruled on without being loaded`);
    const { layer } = index;
    const ids = of.map((span) => span.id).sort();
    const id = decisionId(article, ids);
    const earlier = this.decisionsOn(article, ids);
    const before = earlier.find((decision) => decision.id === id);
    for (const decision of earlier) {
      index.drop(decision);
      for (const gold of goldIdsOf(decision)) this.gold.set(gold, { layer, span: null });
      for (const span of decision.of) this.ruled.add(span);
      if (decision !== before) this.removed.push(decision);
    }
    const distinct = [...new Set(versions)];
    for (const [at, version] of distinct.entries()) this.put(goldSpanId(id, at), version, layer);
    const reason = why ?? earlier.find((decision) => decision.why !== undefined)?.why;
    const decision: Decision = {
      kind: 'decision',
      id,
      article,
      of: ids,
      fingerprint: fingerprintOf(layer.spans, (span) => this.relations.get(span) ?? [], ids),
      verdict,
      from,
      gold: versions.map((version) => goldSpanId(id, distinct.indexOf(version))),
      ...(reason !== undefined && reason !== '' && { why: reason }),
      by: this.context.annotator,
      created: before?.created ?? this.now,
      modified: this.now,
      clock: this.context.tick(),
    };
    this.save(before, decision);
    index.put(decision);
    for (const span of ids) this.ruled.add(span);
  }

  private put(id: string, version: GoldVersion, layer: Layer): void {
    const span: Span = {
      kind: 'span',
      id,
      article: layer.article.id,
      ...version,
      status: 'final',
      by: GOLD_ANNOTATOR,
      created: layer.spans.get(id)?.created ?? this.now,
      modified: this.now,
      clock: this.context.tick(),
    };
    this.gold.set(id, { layer, span });
  }

  /** As a new record, or as an update of what stands; nothing where only the time differs. */
  private save(before: StoreRecord | undefined, next: Decision | Relation | Span): void {
    if (!before) {
      this.added.push(next);
      return;
    }
    // What comes of the past is not for a step to say (`patched` does).
    const after = before.lineage ? { ...next, lineage: before.lineage } : next;
    const update = updateBetween(before, after);
    const isOther = Object.keys(update?.to ?? {}).some((key) => !TIMES.has(key));
    if (update && isOther) this.updated.push(update);
  }

  private endOf(end: RelationEnd): RelationEnd | null {
    const span = this.article(end.article)?.taken.get(end.span);
    return span === undefined ? null : { article: end.article, span };
  }

  private spanAt({ article, span }: RelationEnd): Span | undefined {
    const drafted = this.gold.get(span);
    return drafted ? (drafted.span ?? undefined) : this.state.layers.get(article)?.spans.get(span);
  }

  /** Null where the gold spans at its ends have labels that its type does not link. */
  private goldRelation(relation: Relation): Relation | null {
    const { type, from, to, attributes } = relation;
    const [start, end] = [this.endOf(from), this.endOf(to)];
    if (!start || !end || start.span === end.span) return null;
    const definition = this.state.codebook.relationTypes.find(({ id }) => id === type);
    const [a, b] = [this.spanAt(start), this.spanAt(end)];
    if (!definition || !a || !b) return null;
    if (!definition.from.includes(a.label) || !definition.to.includes(b.label)) return null;
    return {
      kind: 'relation',
      id: goldRelationId(type, start.span, end.span),
      type,
      from: start,
      to: end,
      attributes,
      by: GOLD_ANNOTATOR,
      created: this.now,
      modified: this.now,
      clock: this.context.tick(),
    };
  }

  /** Relations of gold: those whose two ends were both taken, from whoever made them. */
  private relate(): void {
    const wanted = new Map<string, Relation>();
    const sources = [...this.ruled].flatMap((id) => [...(this.relations.get(id) ?? [])]);
    for (const relation of sources.sort((a, b) => (a.id < b.id ? -1 : 1))) {
      if (relation.by === GOLD_ANNOTATOR) continue;
      const gold = this.goldRelation(relation);
      if (gold && !wanted.has(gold.id)) wanted.set(gold.id, gold);
    }
    const standing = new Set(
      [...this.gold.keys()].flatMap((id) => [...(this.relations.get(id) ?? [])]),
    );
    for (const relation of standing) {
      const next = wanted.get(relation.id);
      wanted.delete(relation.id);
      if (next) this.save(relation, { ...next, created: relation.created });
      else if (relation.by === GOLD_ANNOTATOR || this.isLoose(relation))
        this.removed.push(relation);
    }
    this.added.push(...wanted.values());
  }

  /** What somebody linked to gold by hand goes with the gold. */
  private isLoose({ from, to }: Relation): boolean {
    return [from, to].some(({ span }) => this.gold.get(span)?.span === null);
  }

  done(): Change {
    this.relate();
    for (const [id, { layer, span }] of this.gold) {
      const before = layer.spans.get(id);
      if (span) this.save(before, span);
      else if (before) this.removed.push(before);
    }
    const isKnown = this.state.annotators.has(GOLD_ANNOTATOR);
    const gold: StoreRecord = {
      kind: 'annotator',
      id: GOLD_ANNOTATOR,
      name: GOLD_NAME,
      created: this.now,
      clock: this.context.tick(),
    };
    const added = this.added.some(({ kind }) => kind === 'span') && !isKnown ? [gold] : [];
    return { added: [...added, ...this.added], updated: this.updated, removed: this.removed };
  }
}
