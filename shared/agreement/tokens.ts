/**
 * The tokens of an article: what `Intl.Segmenter` (Unicode UAX #29, words) cuts its text into by
 * the article's language, white space left out. Punctuation marks are tokens, as in treebanks.
 */
import { segmentsOf } from '../text/segmenter.ts';
import type { MaterialArticle } from './material.ts';
import { originOf } from './narrow.ts';

/** Token `i` is `[starts[i], ends[i])`; UTF-16 code units, ascending, disjoint. */
export interface Tokens {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const known = new WeakMap<MaterialArticle, Tokens>();

function cut({ text, language }: MaterialArticle): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const segment of segmentsOf(text, 'word', language)) {
    if (/\S/u.test(segment)) {
      starts.push(at);
      ends.push(at + segment.length);
    }
    at += segment.length;
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** Cut once for an article, however often the material is narrowed. */
export function tokensOf(article: MaterialArticle): Tokens {
  const origin = originOf(article);
  const there = known.get(origin);
  if (there) return there;
  const tokens = cut(origin);
  known.set(origin, tokens);
  return tokens;
}
