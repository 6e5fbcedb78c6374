/**
 * Two copies of one file of a store as one file: what a merge driver does, which is handed a file at
 * a time. Records are joined as `merge` joins them. What takes more than one file (a span's place in
 * the text of its article, an annotation on an article that was deleted) is left as it came, and
 * made good when the project is opened: `make-whole.ts`.
 */
import { isContested, join, type SameWrite } from '../lineage/join.ts';
import { ANCHOR } from '../lineage/shape.ts';
import { expanded } from '../lineage/versions.ts';
import type { StoreRecord, Tombstone } from '../model/record.ts';
import { canonicalJson, sameJson } from '../model/same-json.ts';
import { expandedItem, keyOf, type Item } from './items.ts';
import { itemOf } from './merge.ts';

export interface FileContent {
  /** By kind and id, as `keyOf` gives them; so are the tombstones. */
  readonly records: ReadonlyMap<string, StoreRecord>;
  readonly tombstones: ReadonlyMap<string, Tombstone>;
}

/** How far an anchor was carried: an orphan keeps the revision that it did not get beyond. */
function reachOf(anchor: unknown): number {
  if (typeof anchor !== 'object' || anchor === null) return 0;
  const revision = 'revision' in anchor ? Number(anchor.revision) : 0;
  return revision + ('orphan' in anchor ? 0.5 : 0);
}

/** A place that one side carried to a later text goes before the same place on the earlier one. */
const sameWrite: SameWrite = (path, ours, theirs) => {
  const further = path === ANCHOR ? reachOf(ours) - reachOf(theirs) : 0;
  if (further !== 0) return further > 0 ? ours : theirs;
  return canonicalJson(ours) < canonicalJson(theirs) ? theirs : ours;
};

function itemsIn({ records, tombstones }: FileContent): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const tombstone of tombstones.values()) {
    const { kind, id } = tombstone;
    items.set(keyOf(tombstone), { kind, id, alive: null, tombstone });
  }
  for (const alive of records.values()) {
    const { kind, id } = alive;
    items.set(keyOf(alive), { kind, id, alive, tombstone: null });
  }
  return items;
}

function joinedItem(ours: Item | undefined, theirs: Item | undefined): Item | undefined {
  if (!ours || !theirs || sameJson(ours, theirs)) return ours ?? theirs;
  return itemOf(join(expandedItem(ours), expandedItem(theirs), sameWrite), [ours, theirs]);
}

/** The same whichever of the two is ours, and nothing of either is lost. */
export function joinedFile(ours: FileContent, theirs: FileContent): FileContent {
  const [here, there] = [itemsIn(ours), itemsIn(theirs)];
  const records = new Map<string, StoreRecord>();
  const tombstones = new Map<string, Tombstone>();
  for (const key of new Set([...here.keys(), ...there.keys()])) {
    const item = joinedItem(here.get(key), there.get(key));
    if (item?.alive) records.set(key, item.alive);
    else if (item?.tombstone) tombstones.set(key, item.tombstone);
  }
  return { records, tombstones };
}

/** What waits for a person: fields that two wrote at once, records that one deleted meanwhile. */
export function conflictsIn({ records }: FileContent): number {
  let count = 0;
  for (const record of records.values()) {
    const { lineage } = record;
    if (!lineage) continue;
    if (lineage.deletions) count += 1;
    for (const [path, versions] of expanded(record).fields)
      if (isContested(path, versions)) count += 1;
  }
  return count;
}
