/** What merging leaves to a person: both sides are kept until somebody decides. */
import { z } from 'zod';
import { RECORD_KINDS, type RecordKind } from './record.ts';
import { timestampSchema, type Timestamp } from './clock.ts';

/** One of the values that were written at the same time. */
export interface ConflictSide {
  /** Names the write, and the side when it is taken. */
  readonly clock: Timestamp;
  /** Annotator's name; null where it is not known. */
  readonly by: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The value in words. */
  readonly words: string;
}

export interface Conflict {
  /**
   * - `field`: two wrote the same field at once; `sides` are the values.
   * - `deleted`: one deleted the record while another wrote to it; it stands. `sides` are the
   *   deletions.
   * - `stranded`: it lies on, or links, what somebody else deleted; it is kept aside.
   */
  readonly what: 'field' | 'deleted' | 'stranded';
  readonly kind: RecordKind;
  readonly id: string;
  /** The article it lies on; null for what belongs to the project. */
  readonly article: { readonly id: string; readonly title: string } | null;
  /** The record in words: `Claim “At least 133 people died”`. */
  readonly name: string;
  /** `field` only: path as in the record's lineage, and in words. */
  readonly field: string | null;
  readonly fieldName: string | null;
  readonly sides: readonly ConflictSide[];
  /** Clock of the side that shows meanwhile; null where none of them does as it is. */
  readonly shown: Timestamp | null;
}

export const conflictSchema: z.ZodType<Conflict> = z.object({
  what: z.enum(['field', 'deleted', 'stranded']),
  kind: z.enum(RECORD_KINDS),
  id: z.string(),
  article: z.object({ id: z.string(), title: z.string() }).nullable(),
  name: z.string(),
  field: z.string().nullable(),
  fieldName: z.string().nullable(),
  sides: z.array(
    z.object({
      clock: timestampSchema,
      by: z.string().nullable(),
      at: z.string(),
      words: z.string(),
    }),
  ),
  shown: timestampSchema.nullable(),
});

/**
 * A decision of a conflict. `take` a side of a field; of a `deleted` one `keep` the record or
 * `delete` it; of a `stranded` one `restore` it together with what it needs, or `delete` it.
 */
export interface Settlement {
  readonly what: Conflict['what'];
  readonly kind: RecordKind;
  readonly id: string;
  readonly article?: string;
  readonly field?: string;
  readonly choice: { readonly take: Timestamp } | 'keep' | 'delete' | 'restore';
}

export const settlementSchema: z.ZodType<Settlement> = z.object({
  what: z.enum(['field', 'deleted', 'stranded']),
  kind: z.enum(RECORD_KINDS),
  id: z.string(),
  article: z.string().exactOptional(),
  field: z.string().exactOptional(),
  choice: z.union([
    z.object({ take: timestampSchema }),
    z.literal('keep'),
    z.literal('delete'),
    z.literal('restore'),
  ]),
});
