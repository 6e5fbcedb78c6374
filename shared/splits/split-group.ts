/** What a split never divides: articles of one event, and always articles of one text. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { SPLITS, type Split, type SplitName } from '../model/split.ts';

/** What a plan needs to know of an article. */
export interface SplitArticle {
  readonly id: string;
  /** Of its text, lower-case hex. */
  readonly sha256: string;
  /** The event it reports, as the analyst typed it. */
  readonly event?: string;
  /** Spans that are exported, by label id. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface SplitGroup {
  /** The smallest text hash in it: the same in every project that holds these texts. */
  readonly key: string;
  readonly articles: readonly SplitArticle[];
  readonly counts: ReadonlyMap<string, number>;
  /** What the seed makes of the key: groups that are equal otherwise stand in its order. */
  readonly rank: string;
  /** Decides between splits that want the group equally. */
  readonly draw: Readonly<Record<SplitName, number>>;
}

/** Case and white space make no other event; `''`: none. */
export const eventKey = (event: string | undefined): string =>
  (event ?? '').trim().replace(/\s+/gu, ' ').normalize('NFC').toLowerCase();

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two articles that share a name stand under one. */
class Together {
  private readonly parents = new Map<string, string>();

  rootOf(name: string): string {
    let root = name;
    for (let next = this.parents.get(root); next !== undefined; next = this.parents.get(root))
      root = next;
    for (let at = name; at !== root;) {
      const next = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = next;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one !== other) this.parents.set(one, other);
  }
}

/**
 * The SHA-256 of seed and key stands for a generator of random numbers: what it says of a group does
 * not depend on which other groups there are, or in which order they come.
 */
function drawn(seed: number, key: string): Pick<SplitGroup, 'rank' | 'draw'> {
  const digest = sha256(utf8ToBytes(`${seed} ${key}`));
  const [train = 0, dev = 0, test = 0] = digest.subarray(digest.length - SPLITS.length);
  return { rank: bytesToHex(digest), draw: { train, dev, test } };
}

function totalOf(articles: readonly SplitArticle[]): Map<string, number> {
  const total = new Map<string, number>();
  for (const { counts } of articles)
    for (const [label, count] of Object.entries(counts))
      if (count > 0) total.set(label, (total.get(label) ?? 0) + count);
  return total;
}

/**
 * In the order of their ranks. Articles with the same text are one group whatever `by` says, for a
 * text that is trained on and tested on tells nothing; an article without an event stands alone.
 */
export function groupsOf(
  articles: readonly SplitArticle[],
  { by, seed }: Pick<Split, 'by' | 'seed'>,
): SplitGroup[] {
  const together = new Together();
  for (const { sha256: text, event } of articles) {
    const key = by === 'event' ? eventKey(event) : '';
    if (key !== '') together.join(`text ${text}`, `event ${key}`);
  }
  const members = new Map<string, SplitArticle[]>();
  for (const article of articles) {
    const root = together.rootOf(`text ${article.sha256}`);
    const known = members.get(root);
    if (known) known.push(article);
    else members.set(root, [article]);
  }
  return [...members.values()]
    .map((found): SplitGroup => {
      const sorted = found.toSorted((a, b) => compareText(a.id, b.id));
      const key = sorted.map((article) => article.sha256).reduce((a, b) => (a < b ? a : b));
      return { key, articles: sorted, counts: totalOf(sorted), ...drawn(seed, key) };
    })
    .sort((a, b) => compareText(a.rank, b.rank));
}
