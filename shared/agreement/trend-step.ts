/** Whether agreement over time is told by day or by week. */
import type { Material } from './material.ts';
import type { TrendStep } from './trend.ts';

const DAY = 24 * 60 * 60 * 1000;

/** More days than this are told by week: figures of single days would say little, side by side. */
const MOST_DAYS = 14;

/** By how far the articles' last edits are apart; times that cannot be read are left out. */
export function trendStepOf({ articles }: Material): TrendStep {
  let [first, last] = [Infinity, -Infinity];
  for (const { work } of articles) {
    let latest = -Infinity;
    for (const { spans } of work.values())
      for (const { modified } of spans) {
        const time = Date.parse(modified);
        if (time > latest) latest = time;
      }
    if (latest === -Infinity) continue;
    first = Math.min(first, latest);
    last = Math.max(last, latest);
  }
  return last - first > MOST_DAYS * DAY ? 'week' : 'day';
}
