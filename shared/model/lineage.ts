/**
 * Where the fields of a record come from: which write each value is, which writes it replaced, and
 * which deletions are known. It is what merging decides by; `shared/lineage` reads and keeps it.
 *
 * A write is named by its clock, a deletion too: no two ever share one. A record that was never
 * edited needs no lineage: all of it was written at `clock`.
 */
import { z } from 'zod';
import { timestampSchema, type Timestamp } from './clock.ts';

/** The latest write of each node: everything a node wrote up to there is known. Sorted by node. */
export type VersionVector = readonly Timestamp[];

/** A value of one field, as somebody wrote it. */
export interface Version {
  readonly clock: Timestamp;
  /** Annotator id; absent where the record began with it. */
  readonly by?: string;
  /**
   * JSON; null: the field was taken away. Absent where there is one version only, whose value the
   * record shows.
   */
  readonly value?: unknown;
}

export interface Deletion {
  readonly clock: Timestamp;
  /** Annotator id. */
  readonly by?: string;
  /** What whoever deleted it knew of the record: a deletion wins only over that. */
  readonly saw: VersionVector;
}

export interface Lineage {
  /** The write of every field that `fields` does not name. */
  readonly born: Timestamp;
  /** Every write and deletion that the record knows of, replaced ones included. */
  readonly seen: VersionVector;
  /** By path (`shared/lineage/leaves.ts`), ascending by clock. Several: written at the same time. */
  readonly fields: Readonly<Record<string, readonly Version[]>>;
  readonly deletions?: readonly Deletion[];
}

const vectorSchema = z.array(timestampSchema);
const author = z.string().exactOptional();

/** As a path it would be swallowed by object literals and lost silently: refuse it. */
const pathSchema = z.string().refine((path) => path !== '__proto__', 'reserved name');

export const lineageSchema: z.ZodType<Lineage> = z.looseObject({
  born: timestampSchema,
  seen: vectorSchema.min(1),
  fields: z.record(
    pathSchema,
    z
      .array(z.looseObject({ clock: timestampSchema, by: author, value: z.unknown().optional() }))
      .min(1),
  ),
  deletions: z
    .array(z.looseObject({ clock: timestampSchema, by: author, saw: vectorSchema }))
    .min(1)
    .exactOptional(),
});
