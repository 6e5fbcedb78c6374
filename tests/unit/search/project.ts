/** A project of a few articles as the search holds it, and the shortest way to ask it. */
import type { SearchQuery } from '../../../shared/model/search.ts';
import type { IndexedArticle, IndexedSpan } from '../../../shared/search/indexed-article.ts';
import { SearchIndex, type Found } from '../../../shared/search/search-index.ts';

export const QUERY: SearchQuery = {
  text: '',
  regex: false,
  caseSensitive: false,
  wholeWord: false,
  fields: ['text'],
  filters: {
    articles: [],
    labels: [],
    annotators: [],
    status: null,
    attribute: null,
    related: null,
  },
  sort: 'article',
  limit: 1000,
};

export const articleWith = (
  id: string,
  text: string,
  spans: readonly IndexedSpan[] = [],
): IndexedArticle => ({ id, title: `Title ${id}`, text, spans });

/** A span over the first place where `quote` stands in `text`. */
export const spanOn = (
  text: string,
  quote: string,
  changes: Partial<IndexedSpan> = {},
): IndexedSpan => ({
  id: `span ${quote}`,
  label: 'claim',
  by: 'ada',
  status: 'draft',
  attributes: {},
  note: '',
  isRelated: false,
  pieces: null,
  quote: null,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  ...changes,
});

export function indexOf(...articles: readonly IndexedArticle[]): SearchIndex {
  const index = new SearchIndex((work) => {
    work();
    return true;
  });
  for (const article of articles) index.put(article);
  return index;
}

export function found(index: SearchIndex, query: Partial<SearchQuery>): Found {
  const result = index.search({ ...QUERY, ...query });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

export const matches = (index: SearchIndex, query: Partial<SearchQuery>): string[] =>
  found(index, query).lines.map(({ match }) => match);
