/** Small datasets of other tools, whose names no codebook here has. */
import { textHash } from '../../../shared/model/text-hash.ts';
import { quoteOf } from '../../../shared/model/anchor.ts';
import type { Attributes } from '../../../shared/model/attribute.ts';
import type { Relation } from '../../../shared/model/relation.ts';
import type { Span } from '../../../shared/model/span.ts';
import type { Dataset } from '../../../shared/codecs/dataset.ts';
import { plainArticle } from '../../../shared/codecs/plain-article.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, NOBODY, UNTITLED } from '../../../shared/codecs/stamp.ts';

export const TEXT = 'Ada Lovelace works for Babbage & Co in London.';

export interface Given {
  readonly label: string;
  readonly words: string;
  readonly attributes?: Attributes;
}

/** `links`: type, and the numbers of the spans at its ends. */
export function foreign(
  spans: readonly Given[],
  links: readonly (readonly [string, number, number])[] = [],
): Dataset {
  const article = plainArticle({
    id: 'foreign',
    title: 'Ada Lovelace',
    text: TEXT,
    sha256: textHash(TEXT),
    meta: {},
    created: NO_TIME,
  });
  const by = { by: NOBODY.id, created: NO_TIME, modified: NO_TIME, clock: clockAt(NO_TIME) };
  return {
    project: UNTITLED,
    codebook: NO_CODEBOOK,
    annotators: [NOBODY],
    articles: [
      {
        article,
        spans: spans.map(({ label, words, attributes = {} }, at): Span => {
          const start = TEXT.indexOf(words);
          const fragments = [{ start, end: start + words.length }];
          return {
            kind: 'span',
            id: `T${at}`,
            article: 'foreign',
            revision: 1,
            label,
            fragments,
            quote: quoteOf(TEXT, fragments),
            attributes,
            status: 'draft',
            ...by,
          };
        }),
        relations: links.map(([type, from, to], at): Relation => ({
          kind: 'relation',
          id: `R${at}`,
          type,
          from: { article: 'foreign', span: `T${from}` },
          to: { article: 'foreign', span: `T${to}` },
          attributes: {},
          ...by,
        })),
      },
    ],
    links: [],
    tombstones: [],
    raws: {},
  };
}
