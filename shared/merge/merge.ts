/**
 * `merge(a, b)`: two stores as one that has all of both. Commutative, associative, idempotent:
 * every record is joined by `shared/lineage/join.ts`, which loses no value that somebody wrote and
 * nobody replaced.
 *
 * What was deleted stays deleted unless somebody wrote to it who had not heard. A record that lies
 * on, or links, what is deleted is kept aside among the tombstones, without a deletion of its own:
 * stranded, and listed as a conflict.
 */
import { canonical } from '../codecs/canonical.ts';
import type { Dataset } from '../codecs/dataset.ts';
import type { Article } from '../model/article.ts';
import type { StoreRecord, Tombstone } from '../model/record.ts';
import { isDead, join, type SameWrite } from '../lineage/join.ts';
import { ANCHOR } from '../lineage/shape.ts';
import { collapsed, fingerprintOf, type Expanded } from '../lineage/versions.ts';
import { canonicalJson, sameJson } from '../model/same-json.ts';
import { homeOf } from '../ops/patch.ts';
import { AnchorCarrier } from './carry-anchor.ts';
import { expandedItem, itemsOf, keyOf, recordOf, type Item, type Items } from './items.ts';
import { assembled } from './assemble.ts';
import { renamed, renamingOf, type Renaming } from './same-articles.ts';

export interface MergeProgress {
  /** Records joined, and to join. */
  readonly done: number;
  readonly total: number;
}

export interface Merged {
  readonly dataset: Dataset;
  /** Articles that the two knew by different ids. */
  readonly renaming: Renaming;
}

/** Between two looks at whether to go on. */
const STEP = 2_000;

type Side = 'ours' | 'theirs';

class Merging {
  private readonly sides: Readonly<Record<Side, Items>>;
  /** By key, every record of either, joined. */
  readonly joined = new Map<string, Item>();
  private readonly carriers = new Map<string, AnchorCarrier | null>();

  constructor(ours: Dataset, theirs: Dataset) {
    this.sides = { ours: itemsOf(ours), theirs: itemsOf(theirs) };
  }

  get keys(): string[] {
    return [...new Set([...this.sides.ours.keys(), ...this.sides.theirs.keys()])].sort();
  }

  /** How spans of one side come to the text that the article has now; null: they stay. */
  private carrier(side: Side, article: string): AnchorCarrier | null {
    const key = `${side} ${article}`;
    const known = this.carriers.get(key);
    if (known !== undefined) return known;
    const find = (items: Items): Article | null => {
      const item = items.get(keyOf({ kind: 'article', id: article }));
      const record = item ? recordOf(item) : null;
      return record?.kind === 'article' ? record : null;
    };
    const [home, from] = [find(this.joined), find(this.sides[side])];
    const carrier = home && from ? new AnchorCarrier(home, from) : null;
    this.carriers.set(key, carrier);
    return carrier;
  }

  /** The versions of a span, carried to the text that its article has now; null: as they are. */
  private carried(side: Side, item: Item | undefined): Expanded | null {
    const record = item ? recordOf(item) : null;
    if (!item || record?.kind !== 'span') return null;
    const carrier = this.carrier(side, record.article);
    return carrier === null || carrier.isIdleFor(record)
      ? null
      : carrier.carried(record, expandedItem(item));
  }

  /** A place that was given on this very text goes before one that was only carried to it. */
  private sameWrite(article: string): SameWrite {
    const isNative = (side: Side): boolean => this.carrier(side, article)?.isNative ?? false;
    return (path, ours, theirs) => {
      const [here, there] = [isNative('ours'), isNative('theirs')];
      if (path === ANCHOR && here !== there) return here ? ours : theirs;
      return canonicalJson(ours) < canonicalJson(theirs) ? theirs : ours;
    };
  }

  /** Joins what both have of one record. Articles have to be joined before their spans. */
  add(key: string): void {
    const [ours, theirs] = [this.sides.ours.get(key), this.sides.theirs.get(key)];
    const own = ours ?? theirs;
    if (!own) return;
    const [moved, brought] = [this.carried('ours', ours), this.carried('theirs', theirs)];
    const isOne = !ours || !theirs || sameJson(ours, theirs);
    if (isOne && !moved && !brought) {
      this.joined.set(key, own);
      return;
    }
    const known = moved ?? (ours && expandedItem(ours));
    const fresh = brought ?? (theirs && expandedItem(theirs));
    const record = recordOf(own) ?? (theirs && recordOf(theirs));
    const sameWrite = this.sameWrite(record?.kind === 'span' ? record.article : '');
    const both = known && fresh ? join(known, fresh, sameWrite) : (known ?? fresh);
    if (both) this.joined.set(key, itemOf(both, [ours, theirs]));
  }

  /** Records that cannot stand, because what they lie on or link does not, go aside. */
  strand(): void {
    const isThere = (kind: 'article' | 'span', id: string): boolean =>
      this.joined.get(keyOf({ kind, id }))?.alive !== null && this.joined.has(keyOf({ kind, id }));
    const settle = (kinds: readonly string[], stands: (record: StoreRecord) => boolean): void => {
      for (const [key, item] of this.joined) {
        if (!kinds.includes(item.kind)) continue;
        const record = recordOf(item);
        if (!record || stands(record) === (item.alive !== null)) continue;
        if (item.alive) this.joined.set(key, buried(item.alive));
        else {
          const versions = expandedItem(item);
          if (!isDead(versions)) this.joined.set(key, raised(item, versions));
        }
      }
    };
    settle(['span', 'decision'], (record) => isThere('article', homeOf(record) ?? ''));
    settle(
      ['relation'],
      (record) =>
        record.kind === 'relation' &&
        [record.from, record.to].every((end) => isThere('span', end.span)),
    );
  }
}

function graveOf(whole: StoreRecord, lineage: Tombstone['lineage']): Tombstone {
  const { lineage: _told, ...record } = whole;
  const { kind, id, clock } = record;
  const article = kind === 'article' ? undefined : homeOf(record);
  return { kind, id, ...(article !== undefined && { article }), clock, lineage, record };
}

/** What nobody here has ever seen but in a file of the first format, which did not keep it. */
function unknownGrave(
  { kind, id, clock, born, seen, deletions }: Expanded,
  article?: string,
): Item {
  const lineage = { born, seen, fields: {}, deletions };
  const where = article === undefined ? {} : { article };
  return { kind, id, alive: null, tombstone: { kind, id, ...where, clock, lineage } };
}

/** `both` as one side has it already, to the letter, where that says the same. */
export function itemOf(both: Expanded, sides: readonly (Item | undefined)[]): Item {
  const print = fingerprintOf(both);
  const same = sides.find((item) => item && fingerprintOf(expandedItem(item)) === print);
  if (same) return same;
  const { kind, id, fields } = both;
  if (fields.size === 0)
    return unknownGrave(both, sides.find((item) => item?.tombstone)?.tombstone?.article);
  const { record, lineage } = collapsed(both);
  return isDead(both)
    ? { kind, id, alive: null, tombstone: graveOf(record, lineage) }
    : { kind, id, alive: record, tombstone: null };
}

export function buried(alive: StoreRecord): Item {
  const { kind, id, clock } = alive;
  const lineage = alive.lineage ?? { born: clock, seen: [clock], fields: {} };
  return { kind, id, alive: null, tombstone: graveOf(alive, lineage) };
}

const raised = ({ kind, id }: Item, versions: Expanded): Item => ({
  kind,
  id,
  alive: collapsed(versions).record,
  tombstone: null,
});

/** Articles first: where a span is depends on the text that its article has now. */
const byTurn = (a: string, b: string): number =>
  Number(b.startsWith('article ')) - Number(a.startsWith('article '));

/** The same as `merge`, in steps between which other work can run, or nobody goes on. */
export function* merging(ours: Dataset, theirs: Dataset): Generator<MergeProgress, Merged> {
  const renaming = renamingOf(ours, theirs);
  const [here, there] = [renamed(ours, renaming), renamed(theirs, renaming)];
  const merging = new Merging(here, there);
  const keys = merging.keys.sort(byTurn);
  for (const [at, key] of keys.entries()) {
    if (at % STEP === 0) yield { done: at, total: keys.length };
    merging.add(key);
  }
  merging.strand();
  yield { done: keys.length, total: keys.length };
  return { dataset: canonical(assembled(here, there, merging.joined)), renaming };
}

/** Refuses nothing: both are valid stores, and so is what comes of them. */
export function merge(ours: Dataset, theirs: Dataset): Merged {
  const steps = merging(ours, theirs);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
