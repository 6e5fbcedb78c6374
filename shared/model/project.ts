/** What a project is called and when it began. One record: id is always `project`. */
import { z } from 'zod';
import { timestampSchema, type Timestamp } from './clock.ts';
import { lineageSchema, type Lineage } from './lineage.ts';

/** That another store was merged in. */
export interface MergeNote {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Annotator id. */
  readonly by: string;
  /** The store's file or folder, without its path, and what its project is called. */
  readonly from: string;
  readonly title: string;
  /** Nodes that were new here: whatever their clocks name came with it. */
  readonly nodes: readonly string[];
}

export interface Project {
  readonly kind: 'project';
  readonly id: 'project';
  readonly title: string;
  readonly created: string;
  /** Stores that were merged into this one, by the id of the note. It stays with this store. */
  readonly merges?: Readonly<Record<string, MergeNote>>;
  readonly clock: Timestamp;
  readonly lineage?: Lineage;
}

const mergeNoteSchema: z.ZodType<MergeNote> = z.looseObject({
  at: z.string(),
  by: z.string(),
  from: z.string(),
  title: z.string(),
  nodes: z.array(z.string()),
});

export const projectSchema: z.ZodType<Project> = z.looseObject({
  kind: z.literal('project'),
  id: z.literal('project'),
  title: z.string(),
  created: z.string(),
  merges: z.record(z.string(), mergeNoteSchema).exactOptional(),
  clock: timestampSchema,
  lineage: lineageSchema.exactOptional(),
});
