/** Summaries: what lists and counts show of an article, kept true change by change. */
import type { Article, ArticleSummary } from '../model/article.ts';
import type { Change, Update } from '../model/change.ts';
import type { Span } from '../model/span.ts';
import type { ArticleContent, State } from './state.ts';

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
    done: Object.keys(article.done ?? {}),
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

/** One span of `label` more or fewer; a label without spans is not mentioned. */
function counted(summary: ArticleSummary, label: string, step: 1 | -1): ArticleSummary {
  const { [label]: before = 0, ...others } = summary.counts;
  const count = before + step;
  return { ...summary, counts: count > 0 ? { ...others, [label]: count } : others };
}

const withOrphan = (summary: ArticleSummary, step: 1 | -1): ArticleSummary => ({
  ...summary,
  orphans: summary.orphans + step,
});

/** After an update of a span: its label and its orphan state stand in the patch, if they changed. */
function recounted(summary: ArticleSummary, { from, to }: Update): ArticleSummary {
  let next = summary;
  if (typeof from['label'] === 'string') next = counted(next, from['label'], -1);
  if (typeof to['label'] === 'string') next = counted(next, to['label'], 1);
  if (typeof from['orphan'] === 'string') next = withOrphan(next, -1);
  if (typeof to['orphan'] === 'string') next = withOrphan(next, 1);
  return next;
}

/** After an update of an article: as far as the article is loaded, else what the patch says. */
function renewed(summary: ArticleSummary, update: Update, after: State): ArticleSummary {
  const layer = after.layers.get(update.id);
  if (layer) return { ...summary, ...ofArticle(layer.article) };
  const { title, done, text, sha256, revision } = update.to;
  return {
    ...summary,
    ...(typeof text === 'string' && { length: text.length, words: countWords(text) }),
    ...(typeof sha256 === 'string' && { sha256 }),
    ...(typeof revision === 'number' && { revision }),
    ...(typeof title === 'string' && { title }),
    ...(done !== undefined && { done: Object.keys(done ?? {}) }),
  };
}

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
  const edit = (id: string, how: (summary: ArticleSummary) => ArticleSummary): void => {
    const summary = next.get(id);
    if (summary) next.set(id, how(summary));
  };
  const count = (span: Span, step: 1 | -1): void => {
    edit(span.article, (summary) => {
      const moved = counted(summary, span.label, step);
      return span.orphan === undefined ? moved : withOrphan(moved, step);
    });
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
    if (update.kind === 'article') edit(update.id, (summary) => renewed(summary, update, after));
    else if (update.kind === 'span')
      edit(update.article ?? '', (summary) => recounted(summary, update));
  }
  return next;
}
