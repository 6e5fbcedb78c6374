/** Which annotations of a dataset come into a project, on which of its articles, under whose name. */
import type { Reducing } from '../../shared/codecs/reduction.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Decision } from '../../shared/model/decision.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { relationProblem, spanProblem } from '../../shared/ops/invariants.ts';
import { sameJson } from '../../shared/model/same-json.ts';
import { stateOf, type ArticleContent, type State } from '../../shared/ops/state.ts';
import { NONE_REANCHORED, type Reanchored } from '../../shared/model/reanchored.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Making } from '../annotators.ts';
import { arrivalAt, type Arrived } from './arrival.ts';
import type { PlannedArticles } from './dataset-articles.ts';
import type { JoinedCodebook } from './dataset-codebook.ts';
import { stamper, timedAs, type Stamper } from './dataset-stamp.ts';
import type { ImportTarget } from './incoming.ts';
import { KnownAnnotations } from './known-annotations.ts';

export interface Mapping {
  readonly articles: PlannedArticles;
  readonly codebook: JoinedCodebook;
  /** Annotator id in the project. */
  readonly authors: {
    readonly idOf: (annotator: string) => string;
    /** Whether somebody said whose work everything is. */
    readonly isGiven: boolean;
  };
}

export interface PlannedAnnotations {
  readonly spans: readonly Span[];
  readonly relations: readonly Relation[];
  readonly decisions: readonly Decision[];
  readonly rejected: readonly string[];
  /** By article id in the project: what was placed on another text than it was made on. */
  readonly reanchored: ReadonlyMap<string, Reanchored>;
}

/** What the project has on the articles that the dataset speaks of, and the new articles, bare. */
async function gather(
  store: ImportTarget,
  { added, known }: PlannedArticles,
): Promise<Result<ReadonlyMap<string, ArticleContent>>> {
  const contents = new Map<string, ArticleContent>(
    added.map((article) => [article.id, { article, spans: [], relations: [] }]),
  );
  for (const id of known) {
    const content = await store.article(id);
    if (!content.ok) return content;
    contents.set(id, content.value);
  }
  return ok(contents);
}

/** A record as it is, however it came to be: what was edited and edited back is the same again. */
const bare = ({ lineage: _past, ...record }: Span | Relation) => ({
  ...record,
  clock: '',
  revision: 0,
});
const isSame = (a: Span | Relation, b: Span | Relation): boolean => sameJson(bare(a), bare(b));

/**
 * The same annotation, wherever it stands: with another text of the article, its place here is the
 * project's own affair, and giving an orphan its place counted as a change of it.
 */
const isSameElsewhere = (a: Span, b: Span): boolean => {
  const { fragments, quote, modified } = a;
  const [{ orphan: _here, ...here }, { orphan: _there, ...there }] = [a, b];
  return isSame(here, { ...there, fragments, quote, modified });
};

const nameOf = ({ id, quote }: Span): string => `the annotation “${quote.exact}” (${id})`;

class Plan {
  readonly spans: Span[] = [];
  readonly relations: Relation[] = [];
  readonly decisions: Decision[] = [];
  readonly rejected: string[] = [];
  readonly reanchored = new Map<string, Reanchored>();
  private readonly mapping: Mapping;
  private readonly contents: ReadonlyMap<string, ArticleContent>;
  private readonly known: KnownAnnotations;
  private readonly making: Making;
  private readonly stamp: Stamper;
  /** Id in the project of each annotation that came without one of its own. */
  private readonly ids = new Map<string, string>();

  constructor(
    mapping: Mapping,
    contents: ReadonlyMap<string, ArticleContent>,
    known: KnownAnnotations,
    making: Making,
  ) {
    this.mapping = mapping;
    this.contents = contents;
    this.known = known;
    this.making = making;
    this.stamp = stamper(making);
  }

  /** An id that follows from what a file says may be that of what was edited here since. */
  private freeId(id: string): string {
    return this.known.hasId(id) ? this.making.newId() : id;
  }

  /** The spans that were made on `from`. Nothing, where the article was rejected. */
  spansOf({ article: from, spans }: ArticleContent): void {
    const home = this.contents.get(this.mapping.articles.idOf(from.id) ?? '')?.article;
    if (!home) return;
    const arrive = arrivalAt(home, from);
    const isOther = home.sha256 !== from.sha256;
    for (const span of spans) this.span(span, home, isOther ? isSameElsewhere : isSame, arrive);
  }

  private span(
    span: Span,
    home: Article,
    isKnown: (known: Span, record: Span) => boolean,
    arrive: (span: Span) => Arrived,
  ): void {
    const label = this.mapping.codebook.labelOf(span.label);
    if (label === null) {
      this.rejected.push(
        `${nameOf(span)} has the label “${span.label}”, which neither the project nor the file defines`,
      );
      return;
    }
    const by = this.mapping.authors.idOf(span.by);
    const brought = { ...span, article: home.id, label, by };
    const known = this.known.hasIds ? this.known.span(span.id) : undefined;
    if (known) {
      if (!isKnown(known, timedAs(brought, known)))
        this.rejected.push(`${nameOf(span)} is in the project already and differs there`);
      return;
    }
    const { span: arrived, anchoring } = arrive(brought);
    if (!this.known.hasIds) {
      const same = this.known.sameSpan(arrived);
      this.ids.set(span.id, same ?? this.freeId(span.id));
      if (same !== null) return;
    }
    const record = this.stamp.annotation({ ...arrived, id: this.ids.get(span.id) ?? span.id });
    const problem = spanProblem(this.mapping.codebook.joined, home, record);
    if (problem !== null) {
      this.rejected.push(`${nameOf(span)}: ${problem}`);
      return;
    }
    this.spans.push(record);
    if (anchoring === null) return;
    const counts = this.reanchored.get(home.id) ?? NONE_REANCHORED;
    const kind = anchoring === 'orphan' ? 'orphans' : anchoring;
    this.reanchored.set(home.id, { ...counts, [kind]: counts[kind] + 1 });
  }

  /** What the project decided itself stands. */
  decision(decision: Decision): void {
    const { articles, authors } = this.mapping;
    const home = this.contents.get(articles.idOf(decision.article) ?? '');
    if (!home || home.decisions?.some(({ id }) => id === decision.id)) return;
    this.decisions.push({
      ...decision,
      article: home.article.id,
      from: decision.from.map(authors.idOf),
      by: authors.idOf(decision.by),
    });
  }

  /** @param state the project with the annotations that come in */
  relation(relation: Relation, state: State): void {
    const { articles, codebook, authors } = this.mapping;
    const from = articles.idOf(relation.from.article);
    const to = articles.idOf(relation.to.article);
    if (from === null || to === null) return;
    const name = `the relation ${relation.id}`;
    const type = codebook.typeOf(relation.type);
    if (type === null) {
      this.rejected.push(
        `${name} is of the type “${relation.type}”, which neither the project nor the file defines`,
      );
      return;
    }
    const idOf = (span: string): string => this.ids.get(span) ?? span;
    const brought: Relation = {
      ...relation,
      type,
      from: { ...relation.from, article: from, span: idOf(relation.from.span) },
      to: { ...relation.to, article: to, span: idOf(relation.to.span) },
      by: authors.idOf(relation.by),
    };
    const known = this.known.hasIds ? this.known.relation(relation.id) : undefined;
    if (known) {
      if (!isSame(known, timedAs(brought, known)))
        this.rejected.push(`${name} is in the project already and differs there`);
      return;
    }
    if (!this.known.hasIds && this.known.sameRelation(brought) !== null) return;
    const id = this.known.hasIds ? relation.id : this.freeId(relation.id);
    const record = this.stamp.annotation({ ...brought, id });
    const problem = relationProblem(state, record);
    if (problem === null) this.relations.push(record);
    else this.rejected.push(`${name}: ${problem}`);
  }

  /** The project as it will be with the annotations planned so far. */
  stateAfter(store: ImportTarget): State {
    const incoming = new Map<string, Span[]>();
    for (const span of this.spans) {
      const list = incoming.get(span.article) ?? [];
      incoming.set(span.article, list);
      list.push(span);
    }
    const contents = [...this.contents.values()].map((content) => ({
      ...content,
      spans: [...content.spans, ...(incoming.get(content.article.id) ?? [])],
    }));
    return stateOf({ ...store.head(), codebook: this.mapping.codebook.joined }, contents);
  }
}

/** @param format that the dataset was read from; absent: one that carries everything */
export async function planAnnotations(
  store: ImportTarget,
  dataset: Dataset,
  mapping: Mapping,
  making: Making,
  format?: Reducing,
): Promise<Result<PlannedAnnotations>> {
  const contents = await gather(store, mapping.articles);
  if (!contents.ok) return contents;
  const known = new KnownAnnotations(
    format,
    dataset,
    [...contents.value.values()],
    store.head().links,
    mapping.authors.isGiven,
  );
  const plan = new Plan(mapping, contents.value, known, making);
  for (const content of dataset.articles) plan.spansOf(content);
  for (const { decisions = [] } of dataset.articles)
    for (const decision of decisions) plan.decision(decision);
  const state = plan.stateAfter(store);
  for (const { relations } of dataset.articles)
    for (const relation of relations) plan.relation(relation, state);
  for (const link of dataset.links) plan.relation(link, state);
  const { spans, relations, decisions, rejected, reanchored } = plan;
  return ok({ spans, relations, decisions, rejected, reanchored });
}
