/** Which fields of a record this version knows; the schemas say so. */
import { z } from 'zod';
import { recordSchemas, type RecordKind } from '../model/record.ts';

const cache = new Map<RecordKind, ReadonlySet<string>>();

function fieldsKnown(kind: RecordKind): ReadonlySet<string> {
  const cached = cache.get(kind);
  if (cached) return cached;
  const fresh = new Set(Object.keys(z.toJSONSchema(recordSchemas[kind]).properties ?? {}));
  cache.set(kind, fresh);
  return fresh;
}

export function unknownFields(
  kind: RecordKind,
  fields: Readonly<Record<string, unknown>>,
): string[] {
  const known = fieldsKnown(kind);
  return Object.keys(fields).filter((field) => !known.has(field));
}

/** `record` without the fields named. */
export function without<T extends object>(record: T, fields: readonly string[]): T {
  if (fields.length === 0) return record;
  const copy = { ...record };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}
