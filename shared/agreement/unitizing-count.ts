/**
 * What unitizing disagreement is made of, counted once an article, so that the figure of a thousand
 * resamples needs neither sorting nor searching.
 */
import { pairDisagreement, squaredLengths } from './unitizing-pair.ts';
import { unitize, type Units } from './unitizing-continuum.ts';
import type { Material } from './material.ts';

/** One label in one article. Lengths stand as their rank in `UnitizingCounts.lengths`. */
export interface LabelCount {
  readonly label: string;
  /** The differences of all ordered pairs of annotators, by their number less one. */
  readonly difference: number;
  /** How many of its annotators used the label. */
  readonly users: number;
  readonly unitRanks: Int32Array;
  /** Of each gap of those annotators, the rank of the longest unit with room in it; -1: none. */
  readonly gapRanks: Int32Array;
  readonly gapLengths: Float64Array;
}

export interface ArticleCount {
  /** UTF-16 code units. */
  readonly length: number;
  /** The rank of the longest unit with room in it; -1: none. */
  readonly rank: number;
  /** How many worked on it; 0 where fewer than two did. */
  readonly annotators: number;
  readonly joined: number;
  readonly labels: readonly LabelCount[];
}

export interface UnitizingCounts {
  /** All lengths that units of any label and article have, ascending, each once. */
  readonly lengths: Float64Array;
  /** As in the material. */
  readonly articles: readonly ArticleCount[];
}

export function countUnits(material: Material): UnitizingCounts {
  const continua = material.articles.map(unitize);
  const distinct = new Set<number>();
  for (const { annotators } of continua) {
    for (const units of annotators) {
      for (const list of units.values()) {
        for (const { start, end } of list) distinct.add(end - start);
      }
    }
  }
  const lengths = new Float64Array(distinct).sort();
  return {
    lengths,
    articles: continua.map(({ length, annotators, joined }) => ({
      length,
      rank: rankIn(lengths, length),
      annotators: annotators.length,
      joined,
      labels: [...new Set(annotators.flatMap((units) => [...units.keys()]))].map((label) =>
        countLabel(label, length, annotators, lengths),
      ),
    })),
  };
}

function countLabel(
  label: string,
  length: number,
  annotators: readonly Units[],
  lengths: Float64Array,
): LabelCount {
  const lists = annotators.map((units) => units.get(label)).filter((list) => list !== undefined);
  let difference = 0;
  const unitRanks: number[] = [];
  const gaps: number[] = [];
  for (const [index, list] of lists.entries()) {
    // For whoever did not use the label here, all of it is in one gap.
    difference += squaredLengths(list) * (annotators.length - lists.length);
    for (const other of lists.slice(index + 1)) difference += pairDisagreement(list, other);
    let gapStart = 0;
    for (const { start, end } of list) {
      unitRanks.push(rankIn(lengths, end - start));
      gaps.push(start - gapStart);
      gapStart = end;
    }
    gaps.push(length - gapStart);
  }
  return {
    label,
    difference: (2 * difference) / (annotators.length - 1),
    users: lists.length,
    unitRanks: Int32Array.from(unitRanks),
    gapRanks: Int32Array.from(gaps, (gap) => rankIn(lengths, gap)),
    gapLengths: Float64Array.from(gaps),
  };
}

/** Index of the last of the ascending `lengths` that is not longer, or -1. */
function rankIn(lengths: Float64Array, length: number): number {
  let low = 0;
  let high = lengths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lengths[middle] ?? 0) <= length) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
