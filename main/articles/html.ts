/** Web pages as saved: their visible text, with everything around the article as boilerplate. */
import { MAX_ARTICLE_BYTES } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import { normaliseText } from '../../shared/text/normalise.ts';
import { decode } from '../files/decode.ts';
import { articleOfPage } from './page-article.ts';
import { pageEncoding } from './page-encoding.ts';
import type { ArticleReader } from './reader.ts';

export const readHtml: ArticleReader['read'] = (bytes, name, options = {}) => {
  const encoding = options.encoding ?? pageEncoding(bytes);
  const decoded = decode(name, bytes, {
    maxBytes: MAX_ARTICLE_BYTES,
    ...(encoding === undefined ? {} : { encoding }),
  });
  if (!decoded.ok) return Promise.resolve(decoded);
  const article = articleOfPage(normaliseText(decoded.value.text), name, true);
  if (!article.ok) return Promise.resolve(article);
  return Promise.resolve(ok({ ...article.value, encoding: decoded.value.encoding }));
};
