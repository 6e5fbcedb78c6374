/** All articles with what lies on them, one after the other in the order of the summaries. */
import type { ArticleContent } from '../../shared/ops/state.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';

export async function contentsOf(store: Store): Promise<Result<readonly ArticleContent[]>> {
  const contents: ArticleContent[] = [];
  for (const { id } of store.summaries()) {
    const content = await store.article(id);
    if (!content.ok) return content;
    contents.push(content.value);
  }
  return ok(contents);
}
