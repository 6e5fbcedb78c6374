/** One order for every export, so that it never depends on the order of files on disk. */
import { compareSpans } from '../model/span.ts';
import type { Dataset } from './dataset.ts';

/** By code unit, not by language: the same everywhere. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  compareText(a.id, b.id);

/**
 * Articles by title, then id; spans in reading order; annotators, relations, decisions and links
 * by id;
 * tombstones by kind, id and clock.
 */
export function canonical(dataset: Dataset): Dataset {
  return {
    ...dataset,
    annotators: [...dataset.annotators].sort(byId),
    articles: dataset.articles
      .map((content) => ({
        ...content,
        spans: [...content.spans].sort(compareSpans),
        relations: [...content.relations].sort(byId),
        ...(content.decisions && { decisions: [...content.decisions].sort(byId) }),
      }))
      .sort(
        ({ article: a }, { article: b }) =>
          compareText(a.title, b.title) || compareText(a.id, b.id),
      ),
    links: [...dataset.links].sort(byId),
    tombstones: [...dataset.tombstones].sort(
      (a, b) =>
        compareText(a.kind, b.kind) || compareText(a.id, b.id) || compareText(a.clock, b.clock),
    ),
  };
}
