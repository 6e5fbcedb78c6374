/** What the search's worker is told and asked, and what it answers. */
import type { KwicLine, OccurrencesQuery, SearchQuery } from '../../shared/model/search.ts';
import type { Result } from '../../shared/result.ts';
import type { IndexedArticle } from '../../shared/search/indexed-article.ts';
import type { Found } from '../../shared/search/search-index.ts';

/** Kind of message → what goes with it, what comes back. */
export interface Exchange {
  /** An article as it is now. */
  readonly put: { readonly input: IndexedArticle; readonly output: true };
  /** An article that is gone, by id. */
  readonly forget: { readonly input: string; readonly output: true };
  readonly surround: {
    readonly input: {
      /** Ids of spans linked to other articles. */
      readonly linked: readonly string[];
      /** Ids and names of the codebook's entities. */
      readonly entities: readonly (readonly [id: string, name: string])[];
    };
    readonly output: true;
  };
  readonly search: { readonly input: SearchQuery; readonly output: Found };
  readonly occurrences: {
    readonly input: { readonly query: OccurrencesQuery; readonly most: number };
    readonly output: { readonly lines: KwicLine[]; readonly total: number };
  };
}
export type Kind = keyof Exchange;

export type Message = {
  readonly [K in Kind]: {
    readonly id: number;
    readonly kind: K;
    readonly input: Exchange[K]['input'];
  };
}[Kind];

export interface Answer {
  readonly id: number;
  readonly result: Result<Exchange[Kind]['output']>;
}
