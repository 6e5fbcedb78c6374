/** The files that a dataset's articles were imported from, kept with the project they come to. */
import { createHash } from 'node:crypto';
import type { Article } from '../../shared/model/article.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';

/** `article` without saying where its bytes are kept. */
function withoutRaw(article: Article): Article {
  const { raw, ...rest } = article;
  return raw ? rest : article;
}

/**
 * @param raws bytes in base64 by their SHA-256
 * @returns the articles; those whose bytes did not come along, or are others, say nothing of them
 */
export async function keepRaws(
  store: Store,
  articles: readonly Article[],
  raws: Readonly<Record<string, string>>,
): Promise<Result<readonly Article[]>> {
  const kept: Article[] = [];
  for (const article of articles) {
    const { raw } = article;
    const base64 = raw && Object.hasOwn(raws, raw.sha256) ? raws[raw.sha256] : undefined;
    const bytes = base64 === undefined ? undefined : Buffer.from(base64, 'base64');
    const isRight =
      bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === raw?.sha256;
    if (!raw || !isRight) {
      kept.push(withoutRaw(article));
      continue;
    }
    const put = await store.putRaw(bytes, raw.file, raw.encoding);
    if (!put.ok) return put;
    kept.push({ ...article, raw });
  }
  return ok(kept);
}
