/** Which annotations of a dataset come into a project, on which of its articles, under whose name. */
import { carried } from '../../shared/codecs/carry.ts';
import type { Carries } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import { relationProblem, spanProblem } from '../../shared/ops/invariants.ts';
import { sameJson } from '../../shared/ops/patch.ts';
import { stateOf, type ArticleContent, type State } from '../../shared/ops/state.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';
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
  readonly rejected: readonly string[];
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

/** The same record, whatever its clock: what was edited and edited back is the same again. */
const isSame = (a: Span | Relation, b: Span | Relation): boolean =>
  sameJson({ ...a, clock: '', revision: 0 }, { ...b, clock: '', revision: 0 });

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
  carries: Carries | undefined,
  dataset: Dataset,
  contents: readonly ArticleContent[],
  links: readonly Relation[],
): Known {
  const own: Dataset = { ...dataset, articles: contents, links };
  const said = carries ? [own, carried(own, carries, '').dataset] : [own];
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
  readonly rejected: string[] = [];
  private readonly mapping: Mapping;
  private readonly contents: ReadonlyMap<string, ArticleContent>;
  private readonly known: Known;

  constructor(mapping: Mapping, contents: ReadonlyMap<string, ArticleContent>, known: Known) {
    this.mapping = mapping;
    this.contents = contents;
    this.known = known;
  }

  private mapped(span: Span, article: Article, label: string): Span {
    return {
      ...span,
      article: article.id,
      revision: article.revision,
      label,
      by: this.mapping.authors.idOf(span.by),
    };
  }

  span(span: Span): void {
    const article = this.contents.get(this.mapping.articles.idOf(span.article) ?? '')?.article;
    // The article was rejected, with its annotations.
    if (!article) return;
    const label = this.mapping.codebook.labelOf(span.label);
    if (label === null) {
      this.rejected.push(
        `${nameOf(span)} has the label “${span.label}”, which neither the project nor the file defines`,
      );
      return;
    }
    const record = this.mapped(span, article, label);
    const known = this.known.spans.get(span.id);
    if (known) {
      if (!isSame(known, record))
        this.rejected.push(`${nameOf(span)} is in the project already and differs there`);
      return;
    }
    const problem = spanProblem(this.mapping.codebook.joined, article, record);
    if (problem === null) this.spans.push(record);
    else this.rejected.push(`${nameOf(span)}: ${problem}`);
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

/** @param carries of the format that the dataset was read from; absent: everything */
export async function planAnnotations(
  store: Store,
  dataset: Dataset,
  mapping: Mapping,
  carries?: Carries,
): Promise<Result<PlannedAnnotations>> {
  const contents = await gather(store, mapping.articles);
  if (!contents.ok) return contents;
  const known = knownTo(carries, dataset, [...contents.value.values()], store.head().links);
  const plan = new Plan(mapping, contents.value, known);
  for (const { spans } of dataset.articles) for (const span of spans) plan.span(span);
  const state = plan.stateAfter(store);
  for (const { relations } of dataset.articles)
    for (const relation of relations) plan.relation(relation, state);
  for (const link of dataset.links) plan.relation(link, state);
  return ok({ spans: plan.spans, relations: plan.relations, rejected: plan.rejected });
}
