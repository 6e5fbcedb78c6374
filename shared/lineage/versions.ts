/** A record with every version of every field spelt out: what joining works on. */
import { canonicalJson } from '../model/same-json.ts';
import type { Timestamp } from '../model/clock.ts';
import type { Deletion, Lineage, Version, VersionVector } from '../model/lineage.ts';
import type { RecordKind, StoreRecord, Tombstone } from '../model/record.ts';
import { isOrder, leavesOf, recordFrom, type Leaves } from './leaves.ts';
import { joinedOrder } from './order.ts';
import { joinVectors } from './version-vector.ts';

/** JSON; null: taken away. */
export type Valued = Version & { readonly value: unknown };

export interface Expanded {
  readonly kind: RecordKind;
  readonly id: string;
  readonly born: Timestamp;
  /** By path, ascending by clock; never empty. */
  readonly fields: ReadonlyMap<string, readonly Valued[]>;
  readonly seen: VersionVector;
  readonly deletions: readonly Deletion[];
  /** The latest write. */
  readonly clock: Timestamp;
  /** The first; absent on kinds that do not tell. */
  readonly created?: string;
  readonly modified?: string;
}

export const lineageOf = ({ clock, lineage }: StoreRecord): Lineage =>
  lineage ?? { born: clock, seen: [clock], fields: {} };

const timesOf = (record: StoreRecord | undefined): Pick<Expanded, 'created' | 'modified'> => ({
  ...(record && 'created' in record && { created: record.created }),
  ...(record && 'modified' in record && { modified: record.modified }),
});

function fieldsOf(leaves: Leaves, { born, fields }: Lineage): Map<string, readonly Valued[]> {
  const versions = new Map<string, readonly Valued[]>();
  for (const [path, value] of leaves) versions.set(path, [{ clock: born, value }]);
  for (const [path, known] of Object.entries(fields)) {
    const shown = leaves.get(path) ?? null;
    versions.set(
      path,
      known.map((version) => ({
        ...version,
        value: known.length === 1 ? shown : (version.value ?? null),
      })),
    );
  }
  return versions;
}

function expand(record: StoreRecord | undefined, lineage: Lineage, own: Tombstone | StoreRecord) {
  const { kind, id, clock } = own;
  const leaves: Leaves = record ? leavesOf(record) : new Map<string, unknown>();
  const { born, seen, deletions = [] } = lineage;
  const fields = fieldsOf(leaves, lineage);
  return { kind, id, clock, born, seen, deletions, fields, ...timesOf(record) };
}

export const expanded = (record: StoreRecord): Expanded =>
  expand(record, lineageOf(record), record);
export const expandedTombstone = (tombstone: Tombstone): Expanded =>
  expand(tombstone.record, tombstone.lineage, tombstone);

/** What the record shows of a field: the latest write, or, of an order, what all of them say. */
function shownOf(path: string, versions: readonly Valued[]): unknown {
  return isOrder(path) && versions.length > 1
    ? joinedOrder(versions.map(({ value }) => value))
    : (versions.at(-1)?.value ?? null);
}

function lineageFrom({ born, fields, seen, deletions }: Expanded): Lineage {
  const named = [...fields]
    .filter(
      ([, [first, ...more]]) => more.length > 0 || first?.clock !== born || first.by !== undefined,
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, versions]): [string, readonly Version[]] => [
      path,
      versions.length > 1 ? versions : versions.map(({ value: _shown, ...version }) => version),
    ]);
  return {
    born,
    seen: joinVectors(seen),
    fields: Object.fromEntries(named),
    ...(deletions.length > 0 && { deletions }),
  };
}

/** No lineage is the lineage of what was never edited. */
const isPlain = ({ born, seen, fields, deletions }: Lineage, clock: Timestamp): boolean =>
  born === clock &&
  seen.length === 1 &&
  seen[0] === clock &&
  Object.keys(fields).length === 0 &&
  deletions === undefined;

/** The same record again, in the one form that equal versions share. */
export function collapsed(versions: Expanded): { record: StoreRecord; lineage: Lineage } {
  const { kind, id, clock, created, modified, fields } = versions;
  const leaves: Leaves = new Map();
  for (const [path, known] of fields) {
    const shown = shownOf(path, known);
    if (shown !== null) leaves.set(path, shown);
  }
  const lineage = lineageFrom(versions);
  const head = {
    kind,
    id,
    clock,
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
    ...(!isPlain(lineage, clock) && { lineage }),
  };
  return { record: recordFrom(head, leaves), lineage };
}

/** Two texts are the same exactly where the versions are: `born` is how they are written down. */
export const fingerprintOf = ({ fields, seen, deletions, born: _, ...head }: Expanded): string =>
  canonicalJson({
    ...head,
    fields: Object.fromEntries(fields),
    seen: joinVectors(seen),
    deletions,
  });
