/**
 * A change is a value: it can be inverted, squashed, journalled, painted and sent.
 *
 * An update carries only the fields that differ, so that editing the title of a five-megabyte
 * article writes a line, not ten megabytes, and so that merging can work field by field.
 */
import { z } from 'zod';
import { timestampSchema } from './clock.ts';
import {
  RECORD_KINDS,
  recordSchema,
  tombstoneSchema,
  type RecordKind,
  type StoreRecord,
  type Tombstone,
} from './record.ts';

/** Field name to JSON value; `null` says that the field is absent. */
export type Patch = Readonly<Record<string, unknown>>;

export interface Update {
  readonly kind: RecordKind;
  readonly id: string;
  /** The article whose layer the record belongs to (spans, relations inside one article). */
  readonly article?: string;
  readonly from: Patch;
  readonly to: Patch;
}

/** What is kept of a removed record, before and after. */
export interface GraveEdit {
  readonly kind: RecordKind;
  readonly id: string;
  readonly article?: string;
  readonly from: Tombstone | null;
  readonly to: Tombstone | null;
}

export interface Change {
  readonly added: readonly StoreRecord[];
  readonly updated: readonly Update[];
  readonly removed: readonly StoreRecord[];
  /**
   * Merges only: what becomes of tombstones, instead of what adding and removing records does to
   * them by itself.
   */
  readonly graves?: readonly GraveEdit[];
}

const patchSchema = z.record(z.string(), z.unknown());

export const updateSchema: z.ZodType<Update> = z.object({
  kind: z.enum(RECORD_KINDS),
  id: z.string(),
  article: z.string().exactOptional(),
  from: patchSchema,
  to: patchSchema,
});

export const graveEditSchema: z.ZodType<GraveEdit> = z.object({
  kind: z.enum(RECORD_KINDS),
  id: z.string(),
  article: z.string().exactOptional(),
  from: tombstoneSchema.nullable(),
  to: tombstoneSchema.nullable(),
});

export const changeSchema: z.ZodType<Change> = z.object({
  added: z.array(recordSchema),
  updated: z.array(updateSchema),
  removed: z.array(recordSchema),
  graves: z.array(graveEditSchema).exactOptional(),
});

export const EMPTY_CHANGE: Change = { added: [], updated: [], removed: [] };

export const ORIGINS = ['user', 'import', 'merge', 'undo', 'redo'] as const;
export type Origin = (typeof ORIGINS)[number];

/** One step of the history: what the journal holds a line of. */
export interface Entry {
  /** Given by whoever made it; committing the same id twice is committing it once. */
  readonly id: string;
  readonly origin: Origin;
  /** What undo says it undid: `Tag “1,200” as Number`. */
  readonly label: string;
  readonly at: string;
  /** Annotator id. */
  readonly by: string;
  /** When it was made; removals take it as their tombstone's clock. */
  readonly clock: string;
  readonly change: Change;
  /** `undo` and `redo`: the id of the entry taken back or done again. */
  readonly of?: string;
}

export const entrySchema: z.ZodType<Entry> = z.looseObject({
  id: z.string().min(1),
  origin: z.enum(ORIGINS),
  label: z.string(),
  at: z.string(),
  by: z.string(),
  clock: timestampSchema,
  change: changeSchema,
  of: z.string().exactOptional(),
});

/** An entry as the store numbered it. */
export interface CommittedEntry {
  /** 1, 2, 3 … over the life of the store. */
  readonly seq: number;
  readonly entry: Entry;
}

export const committedEntrySchema: z.ZodType<CommittedEntry> = z.object({
  seq: z.number().int().positive(),
  entry: entrySchema,
});
