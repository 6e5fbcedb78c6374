/** Laws of changes: `apply(apply(s, c), invert(c)) = s`; `apply(s, squash(a, b)) = apply(apply(s, a), b)`. */
import { reborn } from '../lineage/stamp.ts';
import type { Change, Patch, Update } from '../model/change.ts';
import type { StoreRecord } from '../model/record.ts';
import { patched } from './patch.ts';
import { sameJson } from '../model/same-json.ts';

/** The change that takes `change` back. */
export const invert = (change: Change): Change => ({
  added: change.removed,
  updated: change.updated
    .map((update) => ({ ...update, from: update.to, to: update.from }))
    .reverse(),
  removed: change.added,
  ...(change.graves && {
    graves: change.graves.map((edit) => ({ ...edit, from: edit.to, to: edit.from })),
  }),
});

export const isEmpty = (change: Change): boolean =>
  change.added.length +
    change.updated.length +
    change.removed.length +
    (change.graves?.length ?? 0) ===
  0;

/**
 * The same change, made at another time: every record it writes gets `clock`. Undo and redo are
 * such changes; without it a merge would take the undone version for the newer one.
 * @param removed when the records that it adds were removed
 */
export function restamp(change: Change, clock: string, removed: string): Change {
  return {
    added: change.added.map((record) => reborn(record, clock, removed)),
    updated: change.updated.map((update) => ({ ...update, to: { ...update.to, clock } })),
    removed: change.removed,
  };
}

const keyOf = (item: { readonly kind: string; readonly id: string }): string =>
  `${item.kind} ${item.id}`;

function joinPatches(first: Update, second: Update): Update | null {
  const from: Record<string, unknown> = { ...second.from, ...first.from };
  const to: Record<string, unknown> = { ...first.to, ...second.to };
  for (const key of Object.keys(to)) {
    if (!sameJson(from[key], to[key])) continue;
    delete from[key];
    delete to[key];
  }
  return Object.keys(to).length === 0 ? null : { ...first, from, to };
}

function patchedOrThrow(record: StoreRecord, patch: Patch): StoreRecord {
  const outcome = patched(record, patch, '');
  if (typeof outcome === 'string')
    throw new Error(`squash met changes that do not follow each other: ${outcome}`);
  return outcome;
}

/** One change that does what `first` and then `second` do. */
export function squash(first: Change, second: Change): Change {
  const added = new Map(first.added.map((record) => [keyOf(record), record]));
  const updated = new Map<string, Update>();
  const removed = new Map(first.removed.map((record) => [keyOf(record), record]));
  const update = (next: Update): void => {
    const key = keyOf(next);
    const fresh = added.get(key);
    if (fresh) {
      added.set(key, patchedOrThrow(fresh, next.to));
      return;
    }
    const before = updated.get(key);
    const joined = before ? joinPatches(before, next) : next;
    if (joined) updated.set(key, joined);
    else updated.delete(key);
  };
  first.updated.forEach(update);
  for (const record of second.removed) {
    const key = keyOf(record);
    if (added.delete(key)) continue;
    const before = updated.get(key);
    updated.delete(key);
    removed.set(key, before ? patchedOrThrow(record, before.from) : record);
  }
  for (const record of second.added) added.set(keyOf(record), record);
  second.updated.forEach(update);
  return {
    added: [...added.values()],
    updated: [...updated.values()],
    removed: [...removed.values()],
  };
}
