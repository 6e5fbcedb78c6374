/** Which articles a session goes through, and in which order. */
import type { ArticleSummary } from '../model/article.ts';

export const QUEUE_ORDERS = ['title', 'oldest', 'newest', 'shortest', 'least tagged'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

export interface QueueChoice {
  readonly order: QueueOrder;
  /** Leaves out what the annotator called done. */
  readonly onlyOpen: boolean;
  /** Leaves out what has annotations. */
  readonly onlyUntagged: boolean;
  /** Null: every outlet. */
  readonly outlet: string | null;
}

const spansOf = ({ counts }: ArticleSummary): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const byTitle = (a: ArticleSummary, b: ArticleSummary): number =>
  a.title.localeCompare(b.title, 'en') || (a.id < b.id ? -1 : 1);

/** Without a date, an article comes last in either direction. */
function byDate(a: ArticleSummary, b: ArticleSummary, step: 1 | -1): number {
  if (a.published === null || b.published === null)
    return Number(a.published === null) - Number(b.published === null);
  return a.published < b.published ? -step : a.published > b.published ? step : 0;
}

const ORDERS: Readonly<Record<QueueOrder, (a: ArticleSummary, b: ArticleSummary) => number>> = {
  title: byTitle,
  oldest: (a, b) => byDate(a, b, 1),
  newest: (a, b) => byDate(a, b, -1),
  shortest: (a, b) => a.length - b.length,
  'least tagged': (a, b) => spansOf(a) - spansOf(b),
};

/** @param annotator whose “done” counts */
export const queueOf = (
  summaries: readonly ArticleSummary[],
  { order, onlyOpen, onlyUntagged, outlet }: QueueChoice,
  annotator: string | null,
): string[] =>
  summaries
    .filter(
      (summary) =>
        (!onlyOpen || annotator === null || !summary.done.includes(annotator)) &&
        (!onlyUntagged || spansOf(summary) === 0) &&
        (outlet === null || summary.outlet === outlet),
    )
    .sort((a, b) => ORDERS[order](a, b) || byTitle(a, b))
    .map(({ id }) => id);
