/** A decoded text as an article of the project. Nothing is written here but the raw bytes. */
import type { Article, ArticleMeta, ArticleSummary } from '../../shared/model/article.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { ok, type Result } from '../../shared/result.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { normaliseText } from '../../shared/text/normalise.ts';
import { guessTitle } from '../../shared/text/title.ts';
import type { Store } from '../storage/port.ts';
import type { Decoded } from './decode.ts';

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
 * The article that `decoded` makes, or the known one with the same text.
 * @param known by the hash of their text; every article planned here is added to it
 * @param stamp called only for a text that is new
 */
export function planArticle(
  source: ArticleSource,
  decoded: Decoded,
  meta: ArticleMeta,
  known: Map<string, Pick<ArticleSummary, 'id' | 'title'>>,
  stamp: () => ArticleStamp,
): PlannedArticle {
  const text = normaliseText(decoded.text);
  const sha256 = textHash(text);
  const same = known.get(sha256);
  if (same) return { status: 'known', source, id: same.id, title: same.title };
  const { id, created, clock } = stamp();
  const blocks = findBlocks(text);
  const article: Article = {
    kind: 'article',
    id,
    title: guessTitle(text, blocks, source.name),
    text,
    sha256,
    revision: 1,
    blocks,
    marks: [],
    meta: given(meta),
    boilerplate: [],
    created,
    clock,
  };
  known.set(sha256, article);
  return { status: 'added', source, encoding: decoded.encoding, article };
}

/** Keeps the bytes as imported and returns the article that names them. */
export async function withRaw(store: Store, planned: NewArticle): Promise<Result<Article>> {
  const { source, encoding, article } = planned;
  const raw = await store.putRaw(source.bytes, source.name, encoding);
  return raw.ok ? ok({ ...article, raw: raw.value }) : raw;
}
