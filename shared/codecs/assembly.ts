/**
 * Putting a dataset together from what a reader found, with the checks that every format shares:
 * no id twice, every text as its hash says, every span at its quote, every relation between spans
 * that are there, every author named.
 */
import { quoteOf, type Quote } from '../model/anchor.ts';
import type { Annotator } from '../model/annotator.ts';
import type { Article } from '../model/article.ts';
import type { Decision } from '../model/decision.ts';
import { relationHome, type Relation } from '../model/relation.ts';
import type { Span } from '../model/span.ts';
import { textHash } from '../model/text-hash.ts';
import { articleProblem } from '../ops/invariants.ts';
import type { ArticleContent } from '../ops/state.ts';
import { ok, type Err, type Result } from '../result.ts';
import type { ReadOptions } from './codec.ts';
import { placeQuote } from './reanchor.ts';
import { refuse, type Where } from './refusal.ts';

interface Found<T> {
  readonly record: T;
  readonly where: Where;
}

interface ContentDraft {
  readonly article: Article;
  readonly spans: Span[];
  readonly relations: Relation[];
  decisions?: Decision[];
}

export class Assembly {
  private readonly articles = new Map<string, Article>();
  private readonly spans = new Map<string, Found<Span>>();
  private readonly relations = new Map<string, Found<Relation>>();
  private readonly decisions = new Map<string, Found<Decision>>();
  private readonly strict: boolean;
  private readonly isUnit: boolean;

  constructor({ strict = false, unit }: ReadOptions = {}) {
    this.strict = strict;
    this.isUnit = unit !== undefined;
  }

  /** The article that `addArticle` took under this id. */
  article(id: string): Article | undefined {
    return this.articles.get(id);
  }

  /** The span's article, or undefined when no such span was added. */
  articleOfSpan(id: string): string | undefined {
    return this.spans.get(id)?.record.article;
  }

  addArticle(article: Article, where: Where): Err | null {
    if (this.articles.has(article.id))
      return refuse(where, `the article id ${article.id} is used twice`);
    if (textHash(article.text) !== article.sha256)
      return refuse(where, `the text of “${article.title}” is not the one its sha256 was taken of`);
    const problem = articleProblem(article);
    if (problem !== null) return refuse(where, problem);
    this.articles.set(article.id, article);
    return null;
  }

  /**
   * @param pieces the quotes of the single fragments, where the format has them
   * @param requote true where the format does not say what stands around a quote
   */
  addSpan(
    span: Span,
    where: Where,
    { pieces, requote = false }: { pieces?: readonly Quote[]; requote?: boolean } = {},
  ): Err | null {
    if (this.spans.has(span.id)) return refuse(where, `the annotation id ${span.id} is used twice`);
    const article = this.articles.get(span.article);
    if (!article) return refuse(where, `the article ${span.article} is not in the dataset`);
    let record = span;
    if (span.orphan === undefined) {
      const placed = placeQuote(article.text, span.fragments, span.quote, {
        strict: this.strict,
        ...(pieces ? { pieces } : {}),
      });
      if ('problem' in placed) return refuse(where, placed.problem);
      const { fragments, moved } = placed;
      if (moved || requote || span.quote.exact.includes('\r')) {
        record = { ...span, fragments, quote: quoteOf(article.text, fragments) };
      }
    }
    this.spans.set(span.id, { record, where });
    return null;
  }

  addRelation(relation: Relation, where: Where): Err | null {
    if (this.relations.has(relation.id))
      return refuse(where, `the relation id ${relation.id} is used twice`);
    this.relations.set(relation.id, { record: relation, where });
    return null;
  }

  /** What was decided on may be gone by now: only the article has to be there. */
  addDecision(decision: Decision, where: Where): Err | null {
    if (this.decisions.has(decision.id))
      return refuse(where, `the decision id ${decision.id} is used twice`);
    if (!this.articles.has(decision.article))
      return refuse(where, `the article ${decision.article} is not in the dataset`);
    this.decisions.set(decision.id, { record: decision, where });
    return null;
  }

  /** @param annotators everyone that spans, relations and decisions may name as their author */
  finish(annotators: readonly Annotator[]): Result<{
    readonly articles: readonly ArticleContent[];
    readonly links: readonly Relation[];
  }> {
    const names = new Set<string>();
    for (const { id } of annotators) names.add(id);
    for (const { record, where } of [
      ...this.spans.values(),
      ...this.relations.values(),
      ...this.decisions.values(),
    ]) {
      if (!names.has(record.by))
        return refuse(where, `the annotator ${record.by} is not in the dataset`);
    }
    const contents = new Map(
      [...this.articles].map(([id, article]): [string, ContentDraft] => [
        id,
        { article, spans: [], relations: [] },
      ]),
    );
    for (const { record } of this.spans.values()) contents.get(record.article)?.spans.push(record);
    const links: Relation[] = [];
    for (const { record, where } of this.relations.values()) {
      for (const end of [record.from, record.to]) {
        const isOutside = this.isUnit && !this.articles.has(end.article);
        if (!isOutside && this.articleOfSpan(end.span) !== end.article)
          return refuse(where, `it links the annotation ${end.span}, which is not in the dataset`);
      }
      const home = relationHome(record);
      if (home === null) links.push(record);
      else contents.get(home)?.relations.push(record);
    }
    for (const { record } of this.decisions.values()) {
      const content = contents.get(record.article);
      if (content) (content.decisions ??= []).push(record);
    }
    return ok({ articles: [...contents.values()], links });
  }
}
