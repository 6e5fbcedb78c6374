/** A project with what an import will add to it, so that the next dataset finds what came before. */
import { summaryOf } from '../../shared/ops/summary.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import type { Article, ArticleSummary } from '../../shared/model/article.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Decision } from '../../shared/model/decision.ts';
import { relationHome, type Relation } from '../../shared/model/relation.ts';
import type { Span } from '../../shared/model/span.ts';
import type { ArticleContent, Head } from '../../shared/ops/state.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';

/** What planning an import asks of a project. */
export type ImportTarget = Pick<Store, 'head' | 'summaries' | 'article'>;

export interface NewRecords {
  readonly articles: readonly Article[];
  readonly annotators: readonly Annotator[];
  readonly spans: readonly Span[];
  readonly relations: readonly Relation[];
  readonly decisions: readonly Decision[];
  /** Absent: as it was. */
  readonly codebook?: Codebook;
}

export const isNothing = ({ codebook, ...lists }: NewRecords): boolean =>
  codebook === undefined && Object.values(lists).every((list) => list.length === 0);

interface More {
  readonly spans: Span[];
  readonly relations: Relation[];
  readonly decisions: Decision[];
}

export class Incoming implements ImportTarget {
  private readonly store: ImportTarget;
  private readonly articles = new Map<string, Article>();
  private readonly annotators: Annotator[] = [];
  private readonly links: Relation[] = [];
  /** By article. */
  private readonly more = new Map<string, More>();
  private codebook: Codebook | undefined;

  constructor(store: ImportTarget) {
    this.store = store;
  }

  private at(article: string): More {
    const more = this.more.get(article) ?? { spans: [], relations: [], decisions: [] };
    this.more.set(article, more);
    return more;
  }

  add({ articles, annotators, spans, relations, decisions, codebook }: NewRecords): void {
    for (const article of articles) this.articles.set(article.id, article);
    this.annotators.push(...annotators);
    for (const span of spans) this.at(span.article).spans.push(span);
    for (const decision of decisions) this.at(decision.article).decisions.push(decision);
    for (const relation of relations) {
      const home = relationHome(relation);
      if (home === null) this.links.push(relation);
      else this.at(home).relations.push(relation);
    }
    this.codebook = codebook ?? this.codebook;
  }

  head(): Head {
    const head = this.store.head();
    return {
      ...head,
      codebook: this.codebook ?? head.codebook,
      annotators: [...head.annotators, ...this.annotators],
      links: [...head.links, ...this.links],
    };
  }

  summaries(): readonly ArticleSummary[] {
    const fresh = [...this.articles.values()].map((article) =>
      summaryOf({ article, spans: this.at(article.id).spans, relations: [] }),
    );
    return [...this.store.summaries(), ...fresh];
  }

  async article(id: string): Promise<Result<ArticleContent>> {
    const fresh = this.articles.get(id);
    const content: Result<ArticleContent> = fresh
      ? ok({ article: fresh, spans: [], relations: [] })
      : await this.store.article(id);
    const more = this.more.get(id);
    if (!content.ok || !more) return content;
    const { article, spans, relations, decisions = [] } = content.value;
    const all = [...decisions, ...more.decisions];
    return ok({
      article,
      spans: [...spans, ...more.spans],
      relations: [...relations, ...more.relations],
      ...(all.length > 0 && { decisions: all }),
    });
  }

  records(): NewRecords {
    const more = [...this.more.values()];
    return {
      articles: [...this.articles.values()],
      annotators: this.annotators,
      spans: more.flatMap(({ spans }) => spans),
      relations: [...more.flatMap(({ relations }) => relations), ...this.links],
      decisions: more.flatMap(({ decisions }) => decisions),
      ...(this.codebook && { codebook: this.codebook }),
    };
  }
}
