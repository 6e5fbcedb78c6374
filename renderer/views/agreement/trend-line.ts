/** Agreement over time as a line: where its points lie, and what it says in words. */
import { shownValue } from '../../../shared/agreement/report-markdown.ts';
import type { TrendPoint, TrendStep } from '../../../shared/agreement/trend.ts';
import { plural, writtenDate } from '../../ui/words.ts';

/** Of the drawing, in its own units; `LEFT` and `BOTTOM` hold the axes' words. */
export const WIDTH = 400;
export const HEIGHT = 170;
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 24, 22, 28];

export interface LinePoint {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly from: string;
}

export interface TrendLine {
  /** Those with a value, in order of time. */
  readonly points: readonly LinePoint[];
  /** Values at which a rule is drawn: none at all, all, and the least where it is below none. */
  readonly rules: readonly { readonly value: number; readonly y: number }[];
  /** Everything the drawing says. */
  readonly words: string;
}

const when = (from: string, step: TrendStep): string =>
  step === 'week' ? `the week of ${writtenDate(from)}` : writtenDate(from);

function wordsOf(points: readonly TrendPoint[], step: TrendStep): string {
  const known = points.filter(({ figure }) => figure.value !== null);
  const missing = points.length - known.length;
  const lacking = missing === 0 ? '' : ` ${plural(missing, step)} without a value left out.`;
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return `No ${step} has a value.`;
  const told = (point: TrendPoint): string =>
    `${shownValue(point.figure.value)} (${when(point.from, step)}, ${plural(point.articles, 'article')})`;
  return first === last
    ? `One ${step} so far: ${told(first)}. A line needs two.${lacking}`
    : `From ${told(first)} to ${told(last)}, over ${plural(known.length, step)}.${lacking}`;
}

/** @param points in order of time */
export function trendLine(points: readonly TrendPoint[], step: TrendStep): TrendLine {
  const known = points.flatMap(({ from, figure: { value } }) =>
    value === null ? [] : [{ from, value, time: Date.parse(from) }],
  );
  const low = Math.min(0, ...known.map(({ value }) => value));
  const first = known[0]?.time ?? 0;
  const length = (known.at(-1)?.time ?? 0) - first;
  const yOf = (value: number): number => TOP + ((1 - value) / (1 - low)) * (HEIGHT - TOP - BOTTOM);
  const xOf = (time: number): number => {
    const share = length === 0 ? 0.5 : (time - first) / length;
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  };
  return {
    points: known.map(({ from, value, time }) => ({ x: xOf(time), y: yOf(value), value, from })),
    rules: [...new Set([1, 0, low])].map((value) => ({ value, y: yOf(value) })),
    words: wordsOf(points, step),
  };
}
