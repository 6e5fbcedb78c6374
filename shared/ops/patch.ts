/** Patches: the fields in which two versions of a record differ. */
import type { Patch, Update } from '../model/change.ts';
import { relationHome } from '../model/relation.ts';
import { recordSchemas, type StoreRecord } from '../model/record.ts';

/** Deep equality of JSON values; key order does not count, `undefined` counts as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(([, value]) => value !== undefined);
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return (
    left.length === right.size &&
    left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
  );
}

/** Field access by name. Records are plain JSON objects, so this is safe on every one of them. */
export const fieldsOf = (record: StoreRecord): Record<string, unknown> => ({ ...record });

/** The article a record is filed under; absent for project-wide records and links. */
export function homeOf(record: StoreRecord): string | undefined {
  switch (record.kind) {
    case 'span':
      return record.article;
    case 'relation':
      return relationHome(record) ?? undefined;
    case 'article':
      return record.id;
    case 'annotator':
    case 'codebook':
    case 'project':
      return undefined;
  }
}

/** The update that turns `before` into `after` (same kind and id), or null when nothing differs. */
export function updateBetween(before: StoreRecord, after: StoreRecord): Update | null {
  const old = fieldsOf(before);
  const fresh = fieldsOf(after);
  const from: Record<string, unknown> = {};
  const to: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    if (sameJson(old[key], fresh[key])) continue;
    from[key] = old[key] ?? null;
    to[key] = fresh[key] ?? null;
  }
  if (Object.keys(to).length === 0) return null;
  const article = homeOf(before);
  return {
    kind: before.kind,
    id: before.id,
    ...(article === undefined ? {} : { article }),
    from,
    to,
  };
}

/**
 * True when `record` holds what the patch says it held. The clock does not count: undo and redo
 * bring content back under a later clock, and what they bring back can be undone again.
 */
export function holds(record: StoreRecord, patch: Patch): boolean {
  const fields = fieldsOf(record);
  return Object.entries(patch).every(
    ([key, value]) => key === 'clock' || sameJson(fields[key] ?? null, value),
  );
}

/** `record` with the patch applied, or why the outcome is no valid record. */
export function patched(record: StoreRecord, patch: Patch): StoreRecord | string {
  const fields = fieldsOf(record);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete fields[key];
    else fields[key] = value;
  }
  const parsed = recordSchemas[record.kind].safeParse(fields);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return `${record.kind} ${record.id}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`;
}
