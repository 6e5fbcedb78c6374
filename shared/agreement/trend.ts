/** How agreement went over time: one figure for the articles that were finished on a day, or in a week. */
import type { Material, MaterialArticle } from './material.ts';
import type { Figure, Measure } from './measure.ts';
import { narrowToArticles } from './narrow.ts';
import { seededRandom } from './random.ts';

export type TrendStep = 'day' | 'week';

export interface TrendPoint {
  /** The day, or the Monday of the week (ISO 8601), in UTC: `2024-03-22`. */
  readonly from: string;
  readonly articles: number;
  readonly figure: Figure;
}

const DAY = 24 * 60 * 60 * 1000;
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function startOf(modified: string, step: TrendStep): string | null {
  const time = Date.parse(modified);
  if (Number.isNaN(time)) return null;
  if (step === 'day') return dayOf(time);
  const daysSinceMonday = (new Date(time).getUTCDay() + 6) % 7;
  return dayOf(time - daysSinceMonday * DAY);
}

/** When the last of the article's spans was changed, by whomever; null where there is none. */
function lastModified({ work }: MaterialArticle): string | null {
  let last: string | null = null;
  for (const { spans } of work.values())
    for (const { modified } of spans) if (last === null || modified > last) last = modified;
  return last;
}

/**
 * Articles without spans have no day and are left out. Days and weeks without articles have no point.
 * @param seed of what is sampled, as in `agreementOf`
 * @param pause as in `MeasureContext`
 */
export async function trendOf(
  material: Material,
  measure: Measure,
  step: TrendStep,
  seed: number,
  pause?: () => Promise<void>,
): Promise<readonly TrendPoint[]> {
  const groups = new Map<string, string[]>();
  for (const article of material.articles) {
    const modified = lastModified(article);
    const from = modified === null ? null : startOf(modified, step);
    if (from === null) continue;
    groups.set(from, [...(groups.get(from) ?? []), article.id]);
  }
  const points: TrendPoint[] = [];
  for (const [from, ids] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const figure = await measure.figure(narrowToArticles(material, ids), {
      random: seededRandom(seed),
      ...(pause && { pause }),
    });
    points.push({ from, articles: ids.length, figure });
  }
  return points;
}
