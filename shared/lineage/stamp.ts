/** Keeping a record's lineage while it is edited, removed and brought back. */
import { sameJson } from '../model/same-json.ts';
import type { Timestamp } from '../model/clock.ts';
import type { Lineage, Version } from '../model/lineage.ts';
import type { StoreRecord } from '../model/record.ts';
import { leavesOf } from './leaves.ts';
import { ANCHOR } from './shape.ts';
import { joinVectors } from './version-vector.ts';
import { lineageOf } from './versions.ts';

const isEmpty = (lineage: Lineage): boolean =>
  lineage.seen.length === 1 &&
  lineage.seen[0] === lineage.born &&
  Object.keys(lineage.fields).length === 0 &&
  lineage.deletions === undefined;

/**
 * Whether a span only went along with its article: another revision of the text moved it, or took
 * its place away. Nobody wrote where it is, so this is no write that could contradict another.
 */
function wentAlong(before: StoreRecord, after: StoreRecord): boolean {
  if (before.kind !== 'span' || after.kind !== 'span') return false;
  const isPlaced = before.orphan !== undefined && after.orphan === undefined;
  const isLost = before.orphan === undefined && after.orphan !== undefined;
  return !isPlaced && (isLost || before.revision !== after.revision);
}

/** The versions of an anchor, the one that was shown as it is now. */
const carriedAlong = (versions: readonly Version[], was: unknown, is: unknown): Version[] =>
  versions.map((version) =>
    'value' in version && sameJson(version.value, was) ? { ...version, value: is } : version,
  );

/**
 * `after` with the lineage that follows from `before`: every leaf that differs was written at
 * `after.clock`, over all that `before` knew.
 *
 * @param keys the fields that may differ
 * @param by annotator id of whoever wrote it
 */
export function stamped<T extends StoreRecord>(
  before: StoreRecord,
  after: T,
  keys: ReadonlySet<string>,
  by: string,
): T {
  const { clock } = after;
  if (clock === before.clock) return after;
  const old = lineageOf(before);
  const [was, is] = [leavesOf(before, keys), leavesOf(after, keys)];
  const fields: Record<string, readonly Version[]> = { ...old.fields };
  const version: Version = by === '' ? { clock } : { clock, by };
  const isCarried = wentAlong(before, after);
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    if (sameJson(was.get(path), is.get(path))) continue;
    if (path === ANCHOR && isCarried) {
      const versions = old.fields[path];
      if (versions) fields[path] = carriedAlong(versions, was.get(path), is.get(path));
    } else fields[path] = [version];
  }
  const lineage: Lineage = { ...old, seen: joinVectors(old.seen, [clock]), fields };
  return { ...after, lineage };
}

/** What stays of a record that is removed at `clock`. */
export function buriedLineage(record: StoreRecord, clock: Timestamp, by: string): Lineage {
  const { deletions: _replaced, ...old } = lineageOf(record);
  return {
    ...old,
    seen: joinVectors(old.seen, [clock]),
    deletions: [{ clock, ...(by === '' ? {} : { by }), saw: old.seen }],
  };
}

/**
 * `record` brought back at `clock` after it was removed: all of it is written anew, except what was
 * contested, so that no deletion that had not heard of it takes it away again.
 * @param removed when it was removed
 */
export function reborn<T extends StoreRecord>(record: T, clock: Timestamp, removed: Timestamp): T {
  const { fields, seen } = lineageOf(record);
  const contested = Object.entries(fields).filter(([, versions]) => versions.length > 1);
  const lineage: Lineage = {
    born: clock,
    seen: joinVectors(seen, [removed, clock]),
    fields: Object.fromEntries(contested),
  };
  const { lineage: _old, ...bare } = record;
  return { ...bare, clock, ...(!isEmpty(lineage) && { lineage }) } as T;
}
