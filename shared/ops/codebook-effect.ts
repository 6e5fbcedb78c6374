/** What an edit of the codebook does to annotations, found out without changing or keeping any. */
import type { ArticleSummary } from '../model/article.ts';
import type { CodebookEdit } from '../model/codebook-edit.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Relation } from '../model/relation.ts';
import { ok, type Result } from '../result.ts';
import { mayHold, planOf } from './codebook-plan.ts';
import { sentencesOf, type Effect } from './codebook-sentences.ts';
import { CodebookSweep } from './codebook-sweep.ts';
import type { ArticleContent } from './state.ts';

/** A project as far as an effect needs it. */
export interface EffectSource {
  readonly codebook: Codebook;
  readonly summaries: Iterable<ArticleSummary>;
  /** Relations across articles. */
  readonly links: Iterable<Relation>;
  readonly article: (id: string) => Promise<Result<ArticleContent>>;
}

/**
 * Articles are read one after the other, and only those whose counts say that they may hold what
 * the edit reaches. Refused where the edit itself would be, with the same words.
 */
export async function effectOf(source: EffectSource, edit: CodebookEdit): Promise<Result<Effect>> {
  const planned = planOf(source.codebook, edit);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const summaries = [...source.summaries];
  const sweep = new CodebookSweep(plan, plan.shown, source.links);
  for (const summary of summaries) {
    if (!mayHold(plan.shown, plan.before, summary)) continue;
    const content = await source.article(summary.id);
    if (!content.ok) return content;
    sweep.add(content.value);
  }
  sweep.finish();
  const refusal = sweep.misfits.refusal();
  return refusal.ok ? ok(sentencesOf(plan, sweep, summaries)) : refusal;
}
