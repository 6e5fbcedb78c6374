/** Summaries: what lists and counts show of an article, kept true change by change. */
import type { Article, ArticleSummary } from '../model/article.ts';
import type { Change } from '../model/change.ts';
import type { Span } from '../model/span.ts';
import { contentOf, type ArticleContent, type State } from './state.ts';

/** Runs of letters and digits, as a reader would count words. */
export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

function ofArticle(article: Article): Omit<ArticleSummary, 'counts' | 'orphans'> {
  return {
    id: article.id,
    title: article.title,
    outlet: article.meta.outlet ?? null,
    published: article.meta.published ?? null,
    sha256: article.sha256,
    length: article.text.length,
    words: countWords(article.text),
    revision: article.revision,
  };
}

export function summaryOf({ article, spans }: ArticleContent): ArticleSummary {
  const counts: Record<string, number> = {};
  for (const span of spans) counts[span.label] = (counts[span.label] ?? 0) + 1;
  return {
    ...ofArticle(article),
    counts,
    orphans: spans.filter((span) => span.orphan !== undefined).length,
  };
}

const counted = (
  summary: ArticleSummary,
  label: string,
  step: 1 | -1,
  orphan: unknown,
): ArticleSummary => ({
  ...summary,
  counts: { ...summary.counts, [label]: Math.max(0, (summary.counts[label] ?? 0) + step) },
  orphans: orphan === undefined || orphan === null ? summary.orphans : summary.orphans + step,
});

/**
 * The summaries after `change`, by article id, without loading anything that is not loaded.
 * @param after the state that the change led to, as far as it is loaded
 */
export function summariesAfter(
  summaries: ReadonlyMap<string, ArticleSummary>,
  change: Change,
  after: State,
): ReadonlyMap<string, ArticleSummary> {
  const next = new Map(summaries);
  const count = (span: Span, step: 1 | -1): void => {
    const summary = next.get(span.article);
    if (summary) next.set(span.article, counted(summary, span.label, step, span.orphan));
  };
  for (const record of change.removed) {
    if (record.kind === 'span') count(record, -1);
    else if (record.kind === 'article') next.delete(record.id);
  }
  for (const record of change.added) {
    if (record.kind === 'article')
      next.set(record.id, { ...ofArticle(record), counts: {}, orphans: 0 });
  }
  for (const record of change.added) if (record.kind === 'span') count(record, 1);
  for (const update of change.updated) {
    if (update.kind === 'article') {
      const layer = after.layers.get(update.id);
      const old = next.get(update.id);
      if (layer) next.set(update.id, summaryOf(contentOf(layer)));
      else if (old && typeof update.to.title === 'string')
        next.set(update.id, { ...old, title: update.to.title });
    }
    const summary = update.kind === 'span' ? next.get(update.article ?? '') : undefined;
    if (!summary || !('label' in update.to || 'orphan' in update.to)) continue;
    const layer = after.layers.get(summary.id);
    if (layer) {
      next.set(summary.id, summaryOf(contentOf(layer)));
      continue;
    }
    const { label: was, orphan: wasOrphan } = update.from;
    const { label: is, orphan: isOrphan } = update.to;
    let moved = summary;
    if (typeof was === 'string' && typeof is === 'string') {
      moved = counted(counted(moved, was, -1, null), is, 1, null);
    }
    if ('orphan' in update.to) {
      moved = {
        ...moved,
        orphans: moved.orphans + (isOrphan === null ? 0 : 1) - (wasOrphan === null ? 0 : 1),
      };
    }
    next.set(summary.id, moved);
  }
  return next;
}
