/**
 * The project as it is searched: every article with its spans, and which words they hold.
 *
 * Words narrow the articles down by the word index; in those that are left, and for regular
 * expressions in all, the places are looked for in the texts themselves.
 */
import type { KwicLine, OccurrencesQuery, SearchAnswer, SearchQuery } from '../model/search.ts';
import { err, ok, type Result } from '../result.ts';
import { folded } from '../text/fold.ts';
import { lineOf, sortedHits, type Hit } from './hit.ts';
import type { IndexedArticle } from './indexed-article.ts';
import { occurrencesIn } from './occurrences.ts';
import { Page } from './page.ts';
import { hitsIn, type Narrowed, type Wanted } from './page-hits.ts';
import { planOf, type Plan } from './plan.ts';
import { asksForSpans, filterOf, type Surroundings } from './span-filter.ts';
import { WordIndex } from './word-index.ts';

/** Counting stops here: nobody reads more lines, and looking on would keep them waiting. */
export const MOST_PLACES = 10_000;
/** Milliseconds; see `Limited`. */
export const TIME_LIMIT = 2000;

/** Does the work, but no longer than `TIME_LIMIT`. @returns whether it came to its end */
export type Limited = (work: () => void) => boolean;

export type Found = Pick<SearchAnswer, 'lines' | 'total' | 'inArticles' | 'isMore'>;

const collator = new Intl.Collator('en');

export class SearchIndex {
  private readonly pages = new Map<string, Page>();
  private readonly words = new WordIndex();
  private readonly limited: Limited;
  private readonly interned = new Map<string, string>();
  private surroundings: Surroundings = { linked: new Set(), entities: new Map() };
  /** In the order of the list of articles; null after one came, went or was renamed. */
  private ordered: readonly Page[] | null = null;

  constructor(limited: Limited) {
    this.limited = limited;
  }

  /** In the place of what was known of the article. */
  put(article: IndexedArticle): void {
    const { id } = article;
    const before = this.pages.get(id);
    const page = new Page(article, this.surroundings, (text) => this.intern(text));
    this.pages.set(id, page);
    this.ordered = null;
    if (before?.text !== page.text) this.words.put(`text ${id}`, page.folded.text);
    this.words.put(`said ${id}`, page.saidWords());
  }

  forget(article: string): void {
    this.pages.delete(article);
    this.ordered = null;
    this.words.forget(`text ${article}`);
    this.words.forget(`said ${article}`);
  }

  /** Names of entities are part of what is searched: where one changed, answers are read anew. */
  surround(surroundings: Surroundings): void {
    const { entities: before } = this.surroundings;
    this.surroundings = surroundings;
    const { entities } = surroundings;
    const isSame = [...entities].every(([id, name]) => before.get(id) === name);
    if (isSame && entities.size === before.size) return;
    for (const { article } of [...this.pages.values()]) this.put(article);
  }

  search(query: SearchQuery): Result<Found> {
    const plan = planOf(query);
    if (!plan.ok) return plan;
    const { filters, fields, sort, limit } = query;
    const isWanted = asksForSpans(filters) ? filterOf(filters, this.surroundings) : null;
    if (plan.value.terms.length === 0 && !isWanted && filters.articles.length === 0)
      return ok({ lines: [], total: 0, inArticles: 0, isMore: false });
    const wanted = { plan: plan.value, fields: new Set(fields), isWanted };
    const hits = this.hits(this.candidates(wanted, filters.articles), wanted);
    if (!hits.ok) return hits;
    const { found, isMore } = hits.value;
    const lines = sortedHits(found, sort, limit).map(lineOf);
    const inArticles = new Set(found.map(({ page }) => page)).size;
    return ok({ lines, total: found.length, inArticles, isMore });
  }

  /** In reading order, article by article; no more than `most` lines. */
  occurrences(query: OccurrencesQuery, most: number): Result<Pick<Found, 'lines' | 'total'>> {
    const inWords = this.words.with(longestWord(query.quote));
    const lines: KwicLine[] = [];
    let total = 0;
    for (const page of this.inOrder()) {
      if (query.article !== null && page.article.id !== query.article) continue;
      if (inWords && !inWords.has(`text ${page.article.id}`)) continue;
      for (const place of occurrencesIn(page.text, query)) {
        total += 1;
        if (lines.length < most)
          lines.push(
            lineOf({ ...place, page, field: 'text', span: null, subject: page.text, place }),
          );
      }
    }
    return ok({ lines, total });
  }

  private hits(
    candidates: readonly Narrowed[],
    wanted: Wanted,
  ): Result<{ readonly found: readonly Hit[]; readonly isMore: boolean }> {
    const found: Hit[] = [];
    let at: Page | undefined;
    const isDone = this.limited(() => {
      for (const candidate of candidates) {
        at = candidate.page;
        for (const hit of hitsIn(candidate, wanted)) found.push(hit);
        if (found.length > MOST_PLACES) break;
      }
    });
    if (!isDone) return err('slow-search', slowWords(wanted.plan, at));
    return ok({ found: found.slice(0, MOST_PLACES), isMore: found.length > MOST_PLACES });
  }

  private candidates({ plan }: Wanted, articles: readonly string[]): Narrowed[] {
    const asked = new Set(articles);
    const sets = plan.terms.flatMap(({ part }) => this.words.with(part) ?? []);
    const holdsAll = (key: string): boolean => sets.every((set) => set.has(key));
    return this.inOrder().flatMap((page) => {
      const { id } = page.article;
      if (asked.size > 0 && !asked.has(id)) return [];
      const inText = holdsAll(`text ${id}`);
      const inSaid = holdsAll(`said ${id}`);
      return inText || inSaid ? [{ page, inText, inSaid }] : [];
    });
  }

  private inOrder(): readonly Page[] {
    this.ordered ??= [...this.pages.values()].sort(
      ({ article: a }, { article: b }) =>
        collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1),
    );
    return this.ordered;
  }

  private intern(text: string): string {
    const known = this.interned.get(text);
    if (known !== undefined) return known;
    this.interned.set(text, text);
    return text;
  }
}

const longestWord = (quote: string): string =>
  (folded(quote).match(/[\p{L}\p{N}_]+/gu) ?? []).reduce(
    (longest, word) => (word.length > longest.length ? word : longest),
    '',
  );

function slowWords({ isRegex }: Plan, page: Page | undefined): string {
  const where = page ? ` on “${page.article.title}”` : '';
  const seconds = TIME_LIMIT / 1000;
  return isRegex
    ? `This expression took longer than ${seconds} seconds${where}. Make it simpler, for instance with one + or * less inside of parentheses: (a+)+ is a+.`
    : `This search took longer than ${seconds} seconds${where}. Use fewer words or stars, or choose fewer articles.`;
}
