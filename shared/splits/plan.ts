/** Which article goes to train, which to dev, which to test, before anything is written. */
import type { Split, SplitName, SplitRow } from '../model/split.ts';
import { ok, type Result } from '../result.ts';
import { quotasOf, splitsIn } from './quota.ts';
import { eventKey, groupsOf, type SplitArticle, type SplitGroup } from './split-group.ts';
import { stratified } from './stratify.ts';
import { checkedWeights } from './weights.ts';

export interface SplitPlan {
  /** By article id. */
  readonly of: ReadonlyMap<string, SplitName>;
  /** One row a split that has a weight. */
  readonly table: readonly SplitRow[];
  /** The most articles that stay together. */
  readonly largestGroup: number;
  /** Articles that name no event; each of them stands alone. */
  readonly withoutEvent: number;
}

function rowOf(
  split: SplitName,
  wanted: number,
  groups: readonly SplitGroup[],
  labels: readonly string[],
): SplitRow {
  const spansOf = (label: string): number =>
    groups.reduce((sum, { counts }) => sum + (counts.get(label) ?? 0), 0);
  return {
    split,
    articles: groups.reduce((sum, { articles }) => sum + articles.length, 0),
    wanted,
    groups: groups.length,
    spans: Object.fromEntries(labels.map((label) => [label, spansOf(label)])),
  };
}

/**
 * Every article is in exactly one split, with all of its group. The plan follows from the articles,
 * the weights and the seed alone, whatever the order; bounds: `stratify.ts`.
 * Refusal: `bad-split`, fewer than two weights above zero.
 */
export function planSplits(articles: readonly SplitArticle[], split: Split): Result<SplitPlan> {
  const weights = checkedWeights(split.weights);
  if (!weights.ok) return weights;
  const groups = groupsOf(articles, split);
  const placed = stratified(groups, split.weights);
  const quotas = quotasOf(articles.length, split.weights);
  const labels = [...new Set(groups.flatMap(({ counts }) => [...counts.keys()]))].sort();
  const table = splitsIn(split.weights).map((name) => {
    const here = groups.filter((group) => placed.get(group) === name);
    return rowOf(name, quotas[name], here, labels);
  });
  const of = new Map<string, SplitName>();
  for (const [group, name] of placed) for (const { id } of group.articles) of.set(id, name);
  return ok({
    of,
    table,
    largestGroup: groups.reduce((most, group) => Math.max(most, group.articles.length), 0),
    withoutEvent: articles.filter(({ event }) => eventKey(event) === '').length,
  });
}
