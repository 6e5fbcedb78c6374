/** Plain text: every line is a block, nothing is known beside the text. */
import { MAX_ARTICLE_BYTES } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { normaliseText } from '../../shared/text/normalise.ts';
import { decode } from '../files/decode.ts';
import type { ArticleReader } from './reader.ts';

export const readPlainText: ArticleReader['read'] = (bytes, name, options = {}) => {
  const decoded = decode(name, bytes, { ...options, maxBytes: MAX_ARTICLE_BYTES });
  if (!decoded.ok) return Promise.resolve(decoded);
  const text = normaliseText(decoded.value.text);
  const { encoding } = decoded.value;
  const blocks = findBlocks(text);
  return Promise.resolve(
    ok({ text, blocks, marks: [], boilerplate: [], meta: {}, encoding, notes: [] }),
  );
};
