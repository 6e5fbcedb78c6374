/**
 * Groups to splits, so that every label is divided as the weights say: iterative stratification
 * (Sechidis, Tsoumakas, Vlahavas: On the Stratification of Multi-Label Data, ECML PKDD 2011),
 * adapted to groups of several articles with several annotations.
 *
 * As there: the label that the fewest groups are left of goes first, for later there may be no choice,
 * and each of its groups goes to the split that lacks most of it. Otherwise than there, only splits
 * that lack articles are asked, so that the sizes hold, which is what analysts check first:
 *
 * With n splits, G articles in the largest group and a quota q of articles, a split gets at most
 * q + (G − 1), for it lacked at least one before it was given its last group; so at least
 * q − (n − 1)(G − 1), for what it lacks the others have too many. Where groups are single articles,
 * it gets exactly q. With as many groups as splits, none stays empty.
 */
import type { Split, SplitName } from '../model/split.ts';
import { quotasOf, splitsIn } from './quota.ts';
import type { SplitGroup } from './split-group.ts';

type Amounts = Map<SplitName, number>;

class Stratification {
  private readonly weights: Split['weights'];
  private readonly names: readonly SplitName[];
  private readonly left: Set<SplitGroup>;
  /** Articles that a split lacks of its quota; below zero: it has too many. */
  private readonly room: Amounts;
  /** Spans that a split lacks of its share, by label. */
  private readonly lacking = new Map<string, Amounts>();
  private readonly empty: Set<SplitName>;
  readonly placed = new Map<SplitGroup, SplitName>();

  constructor(groups: readonly SplitGroup[], weights: Split['weights']) {
    this.weights = weights;
    this.names = splitsIn(weights);
    this.left = new Set(groups);
    this.empty = new Set(this.names);
    const articles = groups.reduce((sum, group) => sum + group.articles.length, 0);
    const quotas = quotasOf(articles, weights);
    this.room = new Map(this.names.map((name) => [name, quotas[name]]));
    const sum = this.names.reduce((total, name) => total + weights[name], 0);
    for (const [label, { spans }] of this.labelsLeft()) {
      const shares = this.names.map((name) => [name, (spans * weights[name]) / sum] as const);
      this.lacking.set(label, new Map(shares));
    }
  }

  private labelsLeft(): Map<string, { groups: number; spans: number }> {
    const found = new Map<string, { groups: number; spans: number }>();
    for (const { counts } of this.left) {
      for (const [label, count] of counts) {
        const known = found.get(label) ?? { groups: 0, spans: 0 };
        found.set(label, { groups: known.groups + 1, spans: known.spans + count });
      }
    }
    return found;
  }

  private roomIn(name: SplitName): number {
    return this.room.get(name) ?? 0;
  }

  private lacks(name: SplitName, label: string | null): number {
    return label === null ? 0 : (this.lacking.get(label)?.get(name) ?? 0);
  }

  /** Where `group` may go: never nowhere, for what the splits lack adds up to what is left. */
  private open({ articles }: SplitGroup): readonly SplitName[] {
    const open = this.names.filter((name) => this.roomIn(name) > 0);
    const empty = open.filter((name) => this.empty.has(name));
    if (this.left.size <= empty.length) return empty;
    const fitting = open.filter((name) => this.roomIn(name) >= articles.length);
    return fitting.length > 0 ? fitting : open;
  }

  /** @param label null: only room counts */
  private place(group: SplitGroup, label: string | null): void {
    const better = (a: SplitName, b: SplitName): number =>
      this.lacks(b, label) - this.lacks(a, label) ||
      this.roomIn(b) - this.roomIn(a) ||
      this.weights[b] - this.weights[a] ||
      group.draw[b] - group.draw[a];
    const [chosen] = this.open(group).toSorted(better);
    if (chosen === undefined) throw new Error('No split has room, but a group is left.');
    this.left.delete(group);
    this.empty.delete(chosen);
    this.placed.set(group, chosen);
    this.room.set(chosen, this.roomIn(chosen) - group.articles.length);
    for (const [of, count] of group.counts)
      this.lacking.get(of)?.set(chosen, this.lacks(chosen, of) - count);
  }

  /** Those that not every split has room for, the largest first: later there may be room nowhere. */
  placeLarge(): void {
    const smallest = Math.min(...this.room.values());
    const large = [...this.left].filter(({ articles }) => articles.length > Math.max(1, smallest));
    for (const group of large.toSorted((a, b) => b.articles.length - a.articles.length))
      this.place(group, null);
  }

  placeLabelled(): void {
    for (;;) {
      const rarest = [...this.labelsLeft()].reduce<[string, number, number] | null>(
        (best, [label, { groups, spans }]) => {
          const isRarer =
            best === null ||
            groups < best[1] ||
            (groups === best[1] && (spans < best[2] || (spans === best[2] && label < best[0])));
          return isRarer ? [label, groups, spans] : best;
        },
        null,
      );
      if (rarest === null) return;
      const [label] = rarest;
      for (const group of [...this.left]) if (group.counts.has(label)) this.place(group, label);
    }
  }

  placeRest(): void {
    for (const group of [...this.left]) this.place(group, null);
  }
}

/**
 * @param groups in the order of their ranks, so that the same seed gives the same
 * @param weights at least one is above zero
 */
export function stratified(
  groups: readonly SplitGroup[],
  weights: Split['weights'],
): ReadonlyMap<SplitGroup, SplitName> {
  const stratification = new Stratification(groups, weights);
  stratification.placeLarge();
  stratification.placeLabelled();
  stratification.placeRest();
  return stratification.placed;
}
