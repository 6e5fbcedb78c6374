/**
 * The join of two copies of a record: a state-based CRDT, so that copies may be merged in any
 * order, over and over. Every field is a multi-value register under the record's version vector
 * (Shapiro et al. 2011, "A comprehensive study of Convergent and Commutative Replicated Data
 * Types"; causality as in the optimised OR-set of Bieniusa et al. 2012): a value stays unless the
 * other side has seen it and replaced it. So two values stay exactly where two wrote at once.
 *
 * A deletion is one more value beside the fields. It wins over the writes it saw; with any other
 * write the record lives on, and the deletion is kept beside it for a person to decide.
 */
import { canonicalJson, sameJson } from '../model/same-json.ts';
import type { Deletion, VersionVector } from '../model/lineage.ts';
import { isOrder } from './leaves.ts';
import { isOtherOrder } from './order.ts';
import { covers, joinVectors } from './version-vector.ts';
import type { Expanded, Valued } from './versions.ts';

/** Which of two values of one write stands: they differ where one copy carried it to a newer text. */
export type SameWrite = (path: string, ours: unknown, theirs: unknown) => unknown;

/** The same on both sides, whoever is asked. */
const anyOf: SameWrite = (_path, a, b) => (canonicalJson(a) < canonicalJson(b) ? b : a);

const byClock = (a: { readonly clock: string }, b: { readonly clock: string }): number =>
  a.clock < b.clock ? -1 : a.clock > b.clock ? 1 : 0;

/** What is on both sides, and what only one has and the other never saw. */
function survivors<T extends { readonly clock: string }>(
  [ours, seenHere]: readonly [readonly T[], VersionVector],
  [theirs, seenThere]: readonly [readonly T[], VersionVector],
  same: (a: T, b: T) => T,
): T[] {
  const there = new Map(theirs.map((item) => [item.clock, item]));
  const here = new Set(ours.map(({ clock }) => clock));
  const kept = ours.flatMap((item) => {
    const twin = there.get(item.clock);
    if (twin) return [same(item, twin)];
    return covers(seenThere, item.clock) ? [] : [item];
  });
  const fresh = theirs.filter(({ clock }) => !here.has(clock) && !covers(seenHere, clock));
  return [...kept, ...fresh].sort(byClock);
}

const earlier = <T extends string>(a: T | undefined, b: T | undefined): T | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
const later = <T extends string>(a: T | undefined, b: T | undefined): T | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/** Commutative, associative, idempotent, as far as `sameWrite` is. */
export function join(ours: Expanded, theirs: Expanded, sameWrite: SameWrite = anyOf): Expanded {
  const fields = new Map<string, readonly Valued[]>();
  for (const path of new Set([...ours.fields.keys(), ...theirs.fields.keys()])) {
    const versions = survivors<Valued>(
      [ours.fields.get(path) ?? [], ours.seen],
      [theirs.fields.get(path) ?? [], theirs.seen],
      (a, b) =>
        sameJson(a.value, b.value) ? a : { ...a, value: sameWrite(path, a.value, b.value) },
    );
    if (versions.length > 0) fields.set(path, versions);
  }
  const created = earlier(ours.created, theirs.created);
  const modified = later(ours.modified, theirs.modified);
  return {
    kind: ours.kind,
    id: ours.id,
    born: ours.born < theirs.born ? ours.born : theirs.born,
    fields,
    seen: joinVectors(ours.seen, theirs.seen),
    deletions: survivors<Deletion>(
      [ours.deletions, ours.seen],
      [theirs.deletions, theirs.seen],
      (deletion) => deletion,
    ),
    clock: ours.clock < theirs.clock ? theirs.clock : ours.clock,
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
  };
}

/** Deleted, and nobody wrote to it who had not heard: any such write keeps it alive. */
export function isDead({ deletions, fields }: Expanded): boolean {
  if (deletions.length === 0) return false;
  return [...fields.values()].every((versions) =>
    versions.every(({ clock }) => deletions.some(({ saw }) => covers(saw, clock))),
  );
}

/** Written at once, and not alike. */
export const isContested = (path: string, versions: readonly Valued[]): boolean =>
  versions.some(({ value }, at) =>
    versions
      .slice(at + 1)
      .some((other) =>
        isOrder(path) ? isOtherOrder(value, other.value) : !sameJson(value, other.value),
      ),
  );
