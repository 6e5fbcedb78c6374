/** Patches: the fields in which two versions of a record differ. */
import { stamped } from '../lineage/stamp.ts';
import type { Patch, Update } from '../model/change.ts';
import { relationHome } from '../model/relation.ts';
import { recordSchemas, type StoreRecord } from '../model/record.ts';
import { sameJson } from '../model/same-json.ts';

/** Field access by name. Records are plain JSON objects, so this is safe on every one of them. */
export const fieldsOf = (record: StoreRecord): Record<string, unknown> => ({ ...record });

/** The article a record is filed under; absent for project-wide records and links. */
export function homeOf(record: StoreRecord): string | undefined {
  switch (record.kind) {
    case 'span':
    case 'decision':
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
 * True when `record` holds what the patch says it held. Clock and lineage do not count: undo and
 * redo bring content back as a later write, and what they bring back can be undone again.
 */
export function holds(record: StoreRecord, patch: Patch): boolean {
  const fields = fieldsOf(record);
  return Object.entries(patch).every(
    ([key, value]) => key === 'clock' || key === 'lineage' || sameJson(fields[key] ?? null, value),
  );
}

/**
 * `record` with the patch applied, or why the outcome is no valid record. Its lineage follows, as a
 * write by `by`; a patch that brings a lineage of its own (a merge) is taken at its word.
 */
export function patched(record: StoreRecord, patch: Patch, by: string): StoreRecord | string {
  const fields = fieldsOf(record);
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete fields[key];
    else fields[key] = value;
  }
  const parsed = recordSchemas[record.kind].safeParse(fields);
  if (parsed.success) {
    const keys = new Set(Object.keys(patch));
    return keys.has('lineage') ? parsed.data : stamped(record, parsed.data, keys, by);
  }
  const issue = parsed.error.issues[0];
  return `${record.kind} ${record.id}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is not valid'}`;
}
