/** One order for every export, so that it never depends on the order of files on disk. */
import { compareSpans } from '../model/span.ts';
import type { ArticleContent } from '../ops/state.ts';
import type { Dataset, DatasetHead } from './dataset.ts';

/** By code unit, not by language: the same everywhere. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  compareText(a.id, b.id);

/** Spans in reading order; relations and decisions by id. */
export const canonicalContent = (content: ArticleContent): ArticleContent => ({
  ...content,
  spans: [...content.spans].sort(compareSpans),
  relations: [...content.relations].sort(byId),
  ...(content.decisions && { decisions: [...content.decisions].sort(byId) }),
});

/** Annotators and links by id; tombstones by kind, id and clock. */
export const canonicalHead = <T extends DatasetHead>(head: T): T => ({
  ...head,
  annotators: [...head.annotators].sort(byId),
  links: [...head.links].sort(byId),
  tombstones: [...head.tombstones].sort(
    (a, b) =>
      compareText(a.kind, b.kind) || compareText(a.id, b.id) || compareText(a.clock, b.clock),
  ),
});

interface Titled {
  readonly title: string;
  readonly id: string;
}

/** By title, then id. */
export const compareArticles = (a: Titled, b: Titled): number =>
  compareText(a.title, b.title) || compareText(a.id, b.id);

export const canonical = (dataset: Dataset): Dataset => ({
  ...canonicalHead(dataset),
  articles: dataset.articles
    .map(canonicalContent)
    .sort(({ article: a }, { article: b }) => compareArticles(a, b)),
});
