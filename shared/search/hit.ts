/** A place that was found, and its line in the concordance. */
import type { KwicLine, SearchField, SearchQuery } from '../model/search.ts';
import type { Fragment } from '../model/anchor.ts';
import { folded } from '../text/fold.ts';
import type { IndexedSpan } from './indexed-article.ts';
import { kwicOf } from './kwic.ts';
import { COMPARED, firstOf, leftKey, rightKey } from './order.ts';
import type { Page } from './page.ts';

export interface Hit extends Fragment {
  readonly page: Page;
  readonly field: SearchField;
  /** Null for a place in the text. */
  readonly span: IndexedSpan | null;
  /** What `start` and `end` count into: the article's text, a quote, a note, an answer. */
  readonly subject: string;
  /** Where the line stands in the article. */
  readonly place: Fragment;
}

export function lineOf({ page, field, span, subject, place, start, end }: Hit): KwicLine {
  const tagged = span ? [] : page.at(place).map(({ label, by }) => ({ label, by }));
  return {
    article: page.article.id,
    title: page.article.title,
    start: place.start,
    end: place.end,
    ...kwicOf(subject, { start, end }),
    field,
    span: span?.id ?? null,
    label: span?.label ?? null,
    tagged,
  };
}

/** The first `limit` hits; `hits` come by article and place. */
export function sortedHits(
  hits: readonly Hit[],
  sort: SearchQuery['sort'],
  limit: number,
): readonly Hit[] {
  if (sort === 'article') return hits.slice(0, limit);
  const keyOf = sort === 'left' ? leftOf : rightOf;
  const keyed = function* (): Generator<{ readonly hit: Hit; readonly key: string }> {
    for (const hit of hits) yield { hit, key: keyOf(hit) };
  };
  const compare = (a: { readonly key: string }, b: { readonly key: string }): number =>
    a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
  return firstOf(keyed(), limit, compare).map(({ hit }) => hit);
}

const leftOf = ({ page, subject, start }: Hit): string =>
  leftKey(looseSlice(page, subject, Math.max(0, start - COMPARED), start));

const rightOf = ({ page, subject, end }: Hit): string =>
  rightKey(looseSlice(page, subject, end, end + COMPARED));

const looseSlice = (page: Page, subject: string, start: number, end: number): string =>
  subject === page.text
    ? page.folded.slice(start, Math.min(end, subject.length))
    : folded(subject.slice(start, end));
