/** How many articles each split should get. */
import { SPLITS, type Split, type SplitName } from '../model/split.ts';

export type Quotas = Readonly<Record<SplitName, number>>;

/** The splits that get anything, in their order. */
export const splitsIn = (weights: Split['weights']): SplitName[] =>
  SPLITS.filter((name) => weights[name] > 0);

const highest = (names: readonly SplitName[], value: (name: SplitName) => number): SplitName =>
  names.reduce((best, name) => (value(name) > value(best) ? name : best));

/**
 * Whole articles in proportion to the weights, by largest remainders (Hamilton's method), but that
 * no split with a weight stays empty while another has two to give. They add up to `articles`.
 * @param weights at least one is above zero
 */
export function quotasOf(articles: number, weights: Split['weights']): Quotas {
  const names = splitsIn(weights);
  const sum = names.reduce((total, name) => total + weights[name], 0);
  const exact = (name: SplitName): number => (articles * weights[name]) / sum;
  const quotas: Record<SplitName, number> = { train: 0, dev: 0, test: 0 };
  for (const name of names) quotas[name] = Math.floor(exact(name));
  const given = (): number => names.reduce((total, name) => total + quotas[name], 0);
  while (given() < articles) quotas[highest(names, (name) => exact(name) - quotas[name])] += 1;
  for (;;) {
    const empty = names.filter((name) => quotas[name] === 0);
    const richest = highest(names, (name) => quotas[name]);
    if (empty.length === 0 || quotas[richest] < 2) return quotas;
    quotas[richest] -= 1;
    quotas[highest(empty, exact)] += 1;
  }
}
