/** Which annotations of a dataset come into a project, on which of its articles, under whose name. */
import { carried, type Reducing } from '../../shared/codecs/reduction.ts';
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
import type { Store } from '../storage/port.ts';
import { arrivalAt, type Arrived } from './arrival.ts';
import type { PlannedArticles } from './dataset-articles.ts';
import type { JoinedCodebook } from './dataset-codebook.ts';

export interface Mapping {
  readonly articles: PlannedArticles;
  readonly codebook: JoinedCodebook;
  /** Annotator id in the project. */
  readonly authors: { readonly idOf: (annotator: string) => string };
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
  store: Store,
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

/** Annotations and relations of the project by id, as far as a format can speak of them. */
interface Known {
  readonly spans: ReadonlyMap<string, Span>;
  readonly relations: ReadonlyMap<string, Relation>;
}

const byId = <T extends { readonly id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.map((record) => [record.id, record]));

/**
 * A format that carries no attributes cannot contradict those that are there: what is known is
 * reduced to what the format says before the two are compared.
 */
function knownTo(
  format: Reducing | undefined,
  dataset: Dataset,
  contents: readonly ArticleContent[],
  links: readonly Relation[],
): Known {
  const own: Dataset = { ...dataset, articles: contents, links };
  // An annotation that is an orphan here may have its place there, in whatever the format says.
  const all = format && { ...format, carries: { ...format.carries, orphans: true } };
  const said = all ? [own, carried(own, all).dataset] : [own];
  return {
    spans: byId(said.flatMap(({ articles }) => articles.flatMap(({ spans }) => spans))),
    relations: byId(
      said.flatMap((one) => [...one.articles.flatMap(({ relations }) => relations), ...one.links]),
    ),
  };
}

const nameOf = ({ id, quote }: Span): string => `the annotation “${quote.exact}” (${id})`;

class Plan {
  readonly spans: Span[] = [];
  readonly relations: Relation[] = [];
  readonly decisions: Decision[] = [];
  readonly rejected: string[] = [];
  readonly reanchored = new Map<string, Reanchored>();
  private readonly mapping: Mapping;
  private readonly contents: ReadonlyMap<string, ArticleContent>;
  private readonly known: Known;

  constructor(mapping: Mapping, contents: ReadonlyMap<string, ArticleContent>, known: Known) {
    this.mapping = mapping;
    this.contents = contents;
    this.known = known;
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
    const known = this.known.spans.get(span.id);
    if (known) {
      if (!isKnown(known, brought))
        this.rejected.push(`${nameOf(span)} is in the project already and differs there`);
      return;
    }
    const { span: record, anchoring } = arrive(brought);
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
    const record: Relation = {
      ...relation,
      type,
      from: { ...relation.from, article: from },
      to: { ...relation.to, article: to },
      by: authors.idOf(relation.by),
    };
    const known = this.known.relations.get(relation.id);
    if (known) {
      if (!isSame(known, record))
        this.rejected.push(`${name} is in the project already and differs there`);
      return;
    }
    const problem = relationProblem(state, record);
    if (problem === null) this.relations.push(record);
    else this.rejected.push(`${name}: ${problem}`);
  }

  /** The project as it will be with the annotations planned so far. */
  stateAfter(store: Store): State {
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
  store: Store,
  dataset: Dataset,
  mapping: Mapping,
  format?: Reducing,
): Promise<Result<PlannedAnnotations>> {
  const contents = await gather(store, mapping.articles);
  if (!contents.ok) return contents;
  const known = knownTo(format, dataset, [...contents.value.values()], store.head().links);
  const plan = new Plan(mapping, contents.value, known);
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
