/** Counts over a whole project: per article, per label, per annotator. */
import type { ArticleContent, Head } from './state.ts';
import { summaryOf } from './summary.ts';

export interface ArticleStats {
  readonly id: string;
  readonly title: string;
  /** UTF-16 code units. */
  readonly length: number;
  readonly words: number;
  readonly spans: number;
  /** Relations with both ends in this article. */
  readonly relations: number;
  readonly orphans: number;
  /** Spans per label id; labels without a span are left out. */
  readonly labels: Readonly<Record<string, number>>;
}

export interface LabelStats {
  readonly id: string;
  readonly name: string;
  readonly spans: number;
}

export interface AnnotatorStats {
  readonly id: string;
  readonly name: string;
  readonly spans: number;
  /** Inside articles and across them. */
  readonly relations: number;
}

export interface ProjectStats {
  readonly title: string;
  readonly totals: {
    readonly articles: number;
    readonly words: number;
    readonly spans: number;
    /** All relations, inside articles and across them. */
    readonly relations: number;
    /** Those of `relations` that link two articles. */
    readonly links: number;
    readonly orphans: number;
  };
  /** In the order given. */
  readonly articles: readonly ArticleStats[];
  /** In the order of the codebook, all of its labels. */
  readonly labels: readonly LabelStats[];
  /** By name, then id, including those without annotations. */
  readonly annotators: readonly AnnotatorStats[];
}

function articleStats(content: ArticleContent): ArticleStats {
  const { id, title, length, words, orphans, counts } = summaryOf(content);
  const { spans, relations } = content;
  return {
    id,
    title,
    length,
    words,
    spans: spans.length,
    relations: relations.length,
    orphans,
    labels: counts,
  };
}

/** How often each value of `key` comes, by value. */
function tally<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

export function statsOf(head: Head, contents: readonly ArticleContent[]): ProjectStats {
  const articles = contents.map(articleStats);
  const spans = contents.flatMap((content) => content.spans);
  const relations = [...contents.flatMap((content) => content.relations), ...head.links];
  const byLabel = tally(spans, (span) => span.label);
  const spansBy = tally(spans, (span) => span.by);
  const relationsBy = tally(relations, (relation) => relation.by);
  return {
    title: head.project.title,
    totals: {
      articles: articles.length,
      words: sum(articles.map((article) => article.words)),
      spans: spans.length,
      relations: relations.length,
      links: head.links.length,
      orphans: sum(articles.map((article) => article.orphans)),
    },
    articles,
    labels: head.codebook.labels.map(({ id, name }) => ({
      id,
      name,
      spans: byLabel.get(id) ?? 0,
    })),
    annotators: [...head.annotators]
      .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
      .map(({ id, name }) => ({
        id,
        name,
        spans: spansBy.get(id) ?? 0,
        relations: relationsBy.get(id) ?? 0,
      })),
  };
}
