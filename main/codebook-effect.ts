/** What an edit of the codebook would do to the project's annotations; nothing is changed. */
import type { CodebookEdit } from '../shared/model/codebook-edit.ts';
import { effectOf } from '../shared/ops/codebook-effect.ts';
import { ok, type Result } from '../shared/result.ts';
import type { Store } from './storage/port.ts';

/** Articles are read one after the other; the store lets them go again. */
export async function codebookEffect(
  store: Store,
  edit: CodebookEdit,
): Promise<Result<{ affected: number; sentences: string[] }>> {
  const { codebook, links } = store.head();
  const effect = await effectOf(
    { codebook, links, summaries: store.summaries(), article: (id) => store.article(id) },
    edit,
  );
  if (!effect.ok) return effect;
  const { affected, sentences } = effect.value;
  return ok({ affected, sentences: [...sentences] });
}
