/** A text that was read, as an article of the project. Nothing is written here but the raw bytes. */
import type { Loss } from '../../shared/model/loss.ts';
import type { Article, ArticleMeta, ArticleSummary } from '../../shared/model/article.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { ok, type Result } from '../../shared/result.ts';
import { guessTitle } from '../../shared/text/title.ts';
import type { ReadArticle } from '../articles/reader.ts';
import type { Store } from '../storage/port.ts';

export interface ArticleSource {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ArticleStamp {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly clock: string;
}

/** An article to add, and the bytes it was read from. */
export interface NewArticle {
  readonly status: 'added';
  readonly source: ArticleSource;
  readonly encoding: string;
  readonly article: Article;
  /** What of the file has no place in an article. */
  readonly notes: readonly Loss[];
}

/** A text that is in the project (or earlier in the batch) already. */
export interface KnownArticle {
  readonly status: 'known';
  readonly source: ArticleSource;
  readonly id: string;
  readonly title: string;
}

export type PlannedArticle = NewArticle | KnownArticle;

const given = (meta: ArticleMeta): ArticleMeta =>
  Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== ''));

/**
 * The article that `read` makes, or the known one with the same text.
 * @param meta what the analyst says of it: wins over what the file says of itself
 * @param known by the hash of their text; every article planned here is added to it
 * @param stamp called only for a text that is new
 */
export function planArticle(
  source: ArticleSource,
  read: ReadArticle,
  meta: ArticleMeta,
  known: Map<string, Pick<ArticleSummary, 'id' | 'title'>>,
  stamp: () => ArticleStamp,
): PlannedArticle {
  const { text, blocks, marks, boilerplate, encoding, notes } = read;
  const sha256 = textHash(text);
  const same = known.get(sha256);
  if (same) return { status: 'known', source, id: same.id, title: same.title };
  const { id, created, clock } = stamp();
  const article: Article = {
    kind: 'article',
    id,
    title: read.title ?? guessTitle(text, blocks, source.name),
    text,
    sha256,
    revision: 1,
    blocks,
    marks,
    meta: { ...read.meta, ...given(meta) },
    boilerplate,
    created,
    clock,
  };
  known.set(sha256, article);
  return { status: 'added', source, encoding, article, notes };
}

/** Keeps the bytes as imported and returns the article that names them. */
export async function withRaw(store: Store, planned: NewArticle): Promise<Result<Article>> {
  const { source, encoding, article } = planned;
  const raw = await store.putRaw(source.bytes, source.name, encoding);
  return raw.ok ? ok({ ...article, raw: raw.value }) : raw;
}
