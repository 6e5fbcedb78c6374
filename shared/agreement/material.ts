/**
 * What agreement is measured on: the same articles as several annotators tagged them.
 *
 * An annotator counts on an article only where they worked on it: where they tagged something or
 * called it done. What somebody never opened is no disagreement.
 */
import { GOLD_ANNOTATOR } from '../model/annotator.ts';
import type { Article } from '../model/article.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';
import { compareSpans, type Span } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';

/** What one annotator did on one article. Orphans are left out: they have no place to compare. */
export interface AnnotatorWork {
  /** In reading order; offsets are UTF-16 code units of the article's text. */
  readonly spans: readonly Span[];
  /** Those that start in this article, by id; an end may be in another one, or be left out. */
  readonly relations: readonly Relation[];
}

export interface MaterialArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** BCP 47; tokens follow it. */
  readonly language?: string;
  /** By annotator id: those who worked on it, in the order of `Material.annotators`. */
  readonly work: ReadonlyMap<string, AnnotatorWork>;
}

export interface Material {
  /** Annotator ids, in the order they are shown. */
  readonly annotators: readonly string[];
  /** Label ids that count, in the codebook's order; spans of others are left out of every `work`. */
  readonly labels: readonly string[];
  readonly codebook: Codebook;
  /** Those on which at least two of the annotators worked, by title, then id. */
  readonly articles: readonly MaterialArticle[];
}

export interface MaterialSource {
  readonly codebook: Codebook;
  readonly contents: readonly ArticleContent[];
  /** Relations across articles. */
  readonly links?: readonly Relation[];
  /** Ids in the order shown; without them everybody who worked, by id, and not the gold layer. */
  readonly annotators?: readonly string[];
  /** Label ids; without them all of the codebook, archived ones too. */
  readonly labels?: readonly string[];
  /** Article ids; without them all of `contents`. */
  readonly articles?: readonly string[];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { readonly id: string }, b: { readonly id: string }): number => byText(a.id, b.id);

function groupedBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

const isDone = ({ done }: Article, annotator: string): boolean =>
  done !== undefined && Object.hasOwn(done, annotator);

const annotatorsIn = (contents: readonly ArticleContent[]): readonly string[] => {
  const found = new Set<string>();
  for (const { article, spans } of contents) {
    for (const id of Object.keys(article.done ?? {})) found.add(id);
    for (const { by } of spans) found.add(by);
  }
  found.delete(GOLD_ANNOTATOR);
  return [...found].sort(byText);
};

/** An article with fewer than two of the annotators says nothing about agreement. */
export const isShared = ({ work }: MaterialArticle): boolean => work.size >= 2;

/**
 * Gathers what is compared. The gold layer counts only where `annotators` names it. An annotator
 * whose spans on an article are all orphans or of other labels did work on it, with nothing to show.
 */
export function materialOf({
  codebook,
  contents,
  links = [],
  ...chosen
}: MaterialSource): Material {
  const wantedArticles = chosen.articles && new Set(chosen.articles);
  const wantedLabels = chosen.labels && new Set(chosen.labels);
  const kept = contents.filter(({ article }) => wantedArticles?.has(article.id) ?? true);
  const labels = codebook.labels.map(({ id }) => id).filter((id) => wantedLabels?.has(id) ?? true);
  const annotators = chosen.annotators ?? annotatorsIn(kept);
  const isCounted = new Set(labels);
  const linksFrom = groupedBy(links, ({ from }) => from.article);

  const articleOf = ({ article, spans, relations }: ArticleContent): MaterialArticle => {
    const { id, title, text, meta } = article;
    const spansBy = groupedBy(spans, ({ by }) => by);
    const relationsBy = groupedBy([...relations, ...(linksFrom.get(id) ?? [])], ({ by }) => by);
    const work = new Map<string, AnnotatorWork>();
    for (const annotator of annotators) {
      const own = spansBy.get(annotator);
      if (!own && !isDone(article, annotator)) continue;
      work.set(annotator, {
        spans: (own ?? [])
          .filter(({ label, orphan }) => orphan === undefined && isCounted.has(label))
          .sort(compareSpans),
        relations: (relationsBy.get(annotator) ?? []).sort(byId),
      });
    }
    const { language } = meta;
    return { id, title, text, ...(language === undefined ? {} : { language }), work };
  };

  const articles = kept
    .map(articleOf)
    .filter(isShared)
    .sort((a, b) => byText(a.title, b.title) || byText(a.id, b.id));
  return { annotators, labels, codebook, articles };
}
