/** Dividing the articles of an export, before anything is written. */
import { canonicalHead } from '../../shared/codecs/canonical.ts';
import { Selector } from '../../shared/codecs/select.ts';
import type { ExportOptions } from '../../shared/model/export-report.ts';
import type { Split } from '../../shared/model/split.ts';
import { ok, type Result } from '../../shared/result.ts';
import { planSplits, type SplitPlan } from '../../shared/splits/plan.ts';
import type { SplitArticle } from '../../shared/splits/split-group.ts';
import { cancelled, type ExportHooks } from './export-part.ts';
import type { ExportSource } from './export-source.ts';

/** Counts what the options choose. Refusals: those of `Selector.of`, `planSplits` and of reading. */
export async function splitPlan(
  source: ExportSource,
  options: ExportOptions,
  split: Split,
  { isCancelled, tell }: ExportHooks = {},
): Promise<Result<SplitPlan>> {
  const selector = Selector.of(canonicalHead(source.head), options);
  if (!selector.ok) return selector;
  const articles: SplitArticle[] = [];
  for (const [at, id] of source.ids.entries()) {
    if (isCancelled?.() === true) return cancelled();
    tell?.('Dividing the articles', at, source.ids.length);
    const content = await source.content(id);
    if (!content.ok) return content;
    const { article, spans } = selector.value.content(content.value);
    const counts = new Map<string, number>();
    for (const { label } of spans) counts.set(label, (counts.get(label) ?? 0) + 1);
    const { event } = article.meta;
    articles.push({
      id,
      sha256: article.sha256,
      ...(event !== undefined && { event }),
      counts: Object.fromEntries(counts),
    });
  }
  const plan = planSplits(articles, split);
  return plan.ok ? ok(plan.value) : plan;
}
