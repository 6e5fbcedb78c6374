/** An article of which a format carries text and metadata only. */
import type { Article, ArticleMeta } from '../model/article.ts';
import { findBlocks } from '../text/blocks.ts';
import { clockAt } from './stamp.ts';

export const META_FIELDS = [
  'outlet',
  'url',
  'byline',
  'published',
  'language',
  'credit',
  'event',
] as const satisfies readonly (keyof ArticleMeta)[];

/** The fields of `META_FIELDS` that are given. */
export function metaOf(
  get: (field: (typeof META_FIELDS)[number]) => string | undefined,
): ArticleMeta {
  return Object.fromEntries(
    META_FIELDS.flatMap((field) => {
      const value = get(field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** Structure is found anew from the lines; the revision is the first. */
export const plainArticle = (
  known: Pick<Article, 'id' | 'title' | 'text' | 'sha256' | 'meta' | 'created'>,
): Article => ({
  kind: 'article',
  ...known,
  revision: 1,
  blocks: findBlocks(known.text),
  marks: [],
  boilerplate: [],
  clock: clockAt(known.created),
});
