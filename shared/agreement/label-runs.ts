/**
 * One label for every place of a text, though spans overlap: the shortest span that covers it wins
 * (the innermost of nested ones), of two as short the label that the codebook names first.
 */
import type { Span } from '../model/span.ts';
import { unitsOf } from './span-overlap.ts';

/** Stretches that together are the whole text; cost goes by spans, not by characters. */
export interface LabelRuns {
  /** UTF-16 code units, ascending: run `i` is `[bounds[i], bounds[i + 1])`. */
  readonly bounds: Int32Array;
  /** Category of each run: index into the labels, or their number for `none`. */
  readonly categories: Uint16Array;
  /** How each run's span ranks: the lower wins. */
  readonly ranks: Int32Array;
  /** 1 where spans of several labels cover the run, so that the rule decided. */
  readonly contested: Uint8Array;
}

interface Painted {
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly category: number;
}

const UNTAGGED = 0x7fffffff;

function paintedBy(spans: readonly Span[], categoryOf: ReadonlyMap<string, number>): Painted[] {
  return spans.flatMap((span) => {
    const category = categoryOf.get(span.label);
    if (category === undefined) return [];
    const size = unitsOf(span);
    return span.fragments.map(({ start, end }) => ({ start, end, size, category }));
  });
}

/** Index of `offset` among ascending `bounds`, which hold it. */
function indexIn(bounds: Int32Array, offset: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function boundsOf(painted: readonly Painted[], length: number): Int32Array {
  const all = new Int32Array(painted.length * 2 + 2);
  all[1] = length;
  for (const [at, { start, end }] of painted.entries()) {
    all[2 * at + 2] = start;
    all[2 * at + 3] = end;
  }
  all.sort();
  let kept = 0;
  for (const offset of all) {
    if (kept > 0 && all[kept - 1] === offset) continue;
    all[kept] = offset;
    kept += 1;
  }
  return all.slice(0, kept);
}

/** The runs under more than one label: each label's spans are joined, then counted as they nest. */
function contestedRuns(painted: readonly Painted[], bounds: Int32Array): Uint8Array {
  const steps = new Int32Array(bounds.length);
  const step = (offset: number, by: number): void => {
    const at = indexIn(bounds, offset);
    steps[at] = (steps[at] ?? 0) + by;
  };
  const reached = new Map<number, number>();
  for (const { start, end, category } of [...painted].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, reached.get(category) ?? 0);
    if (end <= from) continue;
    step(from, 1);
    step(end, -1);
    reached.set(category, end);
  }
  const contested = new Uint8Array(Math.max(0, bounds.length - 1));
  let labels = 0;
  for (let run = 0; run < contested.length; run += 1) {
    labels += steps[run] ?? 0;
    if (labels > 1) contested[run] = 1;
  }
  return contested;
}

/**
 * @param spans of one annotator on one article
 * @param categoryOf index of each label that counts, in the codebook's order
 * @param length of the article's text, UTF-16 code units
 */
export function labelRuns(
  spans: readonly Span[],
  categoryOf: ReadonlyMap<string, number>,
  length: number,
): LabelRuns {
  const painted = paintedBy(spans, categoryOf);
  const bounds = boundsOf(painted, length);
  const count = Math.max(0, bounds.length - 1);
  const categories = new Uint16Array(count).fill(categoryOf.size);
  const ranks = new Int32Array(count).fill(UNTAGGED);
  // The winners paint first; from a painted run, `next` leads on to the next one that is not.
  const next = Int32Array.from({ length: count + 1 }, (_, run) => run);
  const unpainted = (run: number): number => {
    let found = run;
    while ((next[found] ?? found) !== found) {
      const beyond = next[next[found] ?? found] ?? found;
      next[found] = beyond;
      found = beyond;
    }
    return found;
  };
  const byRank = [...painted].sort((a, b) => a.size - b.size || a.category - b.category);
  for (const [rank, { start, end, category }] of byRank.entries()) {
    const stop = indexIn(bounds, end);
    for (let run = unpainted(indexIn(bounds, start)); run < stop; run = unpainted(run)) {
      categories[run] = category;
      ranks[run] = rank;
      next[run] = run + 1;
    }
  }
  return { bounds, categories, ranks, contested: contestedRuns(painted, bounds) };
}
