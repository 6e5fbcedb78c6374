/** An article as units that every annotator gave one label or `none`: tokens, or characters. */
import { labelRuns, type LabelRuns } from './label-runs.ts';
import type { MaterialArticle } from './material.ts';
import { tokensOf, type Tokens } from './tokens.ts';

export interface LabelledUnits {
  /** Ids of those who worked on the article. */
  readonly annotators: readonly string[];
  /** For each of them, the category of each unit: index of the label, the last one is `none`. */
  readonly categories: readonly Uint16Array[];
  /** How many characters or tokens each unit stands for. */
  readonly weights: Int32Array;
  /** How many there are, and for how many an annotator's spans of several labels overlap. */
  readonly total: number;
  readonly overlapping: number;
}

interface Judged {
  readonly categories: Uint16Array;
  readonly contested: Uint8Array;
}

function gatherUnits(
  { work }: MaterialArticle,
  judged: readonly Judged[],
  weights: Int32Array,
): LabelledUnits {
  let total = 0;
  let overlapping = 0;
  for (const [unit, weight] of weights.entries()) {
    total += weight;
    if (judged.some(({ contested }) => contested[unit] === 1)) overlapping += weight;
  }
  return {
    annotators: [...work.keys()],
    categories: judged.map(({ categories }) => categories),
    weights,
    total,
    overlapping,
  };
}

const runsOf = (
  { work, text }: MaterialArticle,
  categoryOf: ReadonlyMap<string, number>,
): readonly LabelRuns[] =>
  [...work.values()].map(({ spans }) => labelRuns(spans, categoryOf, text.length));

/** A token has the label of the span that wins on any part of it. */
function judgeTokens({ starts, ends }: Tokens, runs: LabelRuns, none: number): Judged {
  const categories = new Uint16Array(starts.length).fill(none);
  const contested = new Uint8Array(starts.length);
  let first = 0;
  for (let token = 0; token < starts.length; token += 1) {
    const start = starts[token] ?? 0;
    const end = ends[token] ?? 0;
    while ((runs.bounds[first + 1] ?? Infinity) <= start) first += 1;
    let best = Infinity;
    let label = none;
    for (let run = first; (runs.bounds[run] ?? Infinity) < end; run += 1) {
      const category = runs.categories[run] ?? none;
      if (category === none) continue;
      if (runs.contested[run] === 1 || (label !== none && label !== category)) contested[token] = 1;
      const rank = runs.ranks[run] ?? Infinity;
      if (rank >= best) continue;
      best = rank;
      label = category;
    }
    categories[token] = label;
  }
  return { categories, contested };
}

/** @param categoryOf index of each label that counts, in the codebook's order */
export function tokenUnits(
  article: MaterialArticle,
  categoryOf: ReadonlyMap<string, number>,
): LabelledUnits {
  const tokens = tokensOf(article);
  const judged = runsOf(article, categoryOf).map((runs) =>
    judgeTokens(tokens, runs, categoryOf.size),
  );
  return gatherUnits(article, judged, new Int32Array(tokens.starts.length).fill(1));
}

/** The runs of one annotator, cut at the bounds of all. */
function cutAt(bounds: Int32Array, runs: LabelRuns): Judged {
  const count = Math.max(0, bounds.length - 1);
  const categories = new Uint16Array(count);
  const contested = new Uint8Array(count);
  let run = 0;
  for (let unit = 0; unit < count; unit += 1) {
    while ((runs.bounds[run + 1] ?? Infinity) <= (bounds[unit] ?? 0)) run += 1;
    categories[unit] = runs.categories[run] ?? 0;
    contested[unit] = runs.contested[run] ?? 0;
  }
  return { categories, contested };
}

/**
 * Characters are UTF-16 code units, white space included. Those between two neighbouring bounds of
 * any span are one unit with a weight.
 * @param categoryOf index of each label that counts, in the codebook's order
 */
export function characterUnits(
  article: MaterialArticle,
  categoryOf: ReadonlyMap<string, number>,
): LabelledUnits {
  const runs = runsOf(article, categoryOf);
  const bounds = Int32Array.from(new Set(runs.flatMap(({ bounds: own }) => [...own]))).sort();
  const weights = Int32Array.from(
    { length: Math.max(0, bounds.length - 1) },
    (_, unit) => (bounds[unit + 1] ?? 0) - (bounds[unit] ?? 0),
  );
  return gatherUnits(
    article,
    runs.map((own) => cutAt(bounds, own)),
    weights,
  );
}
