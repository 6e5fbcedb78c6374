/** Every record a store holds, told apart by `kind`. */
import { z } from 'zod';
import { annotatorSchema, type Annotator } from './annotator.ts';
import { articleSchema, type Article } from './article.ts';
import { timestampSchema, type Timestamp } from './clock.ts';
import { codebookSchema, type Codebook } from './codebook.ts';
import { decisionSchema, type Decision } from './decision.ts';
import { lineageSchema, type Lineage } from './lineage.ts';
import { projectSchema, type Project } from './project.ts';
import { relationSchema, type Relation } from './relation.ts';
import { spanSchema, type Span } from './span.ts';

export type StoreRecord = Project | Codebook | Annotator | Article | Span | Relation | Decision;
export type RecordKind = StoreRecord['kind'];

export const recordSchemas: {
  readonly [K in RecordKind]: z.ZodType<Extract<StoreRecord, { kind: K }>>;
} = {
  project: projectSchema,
  codebook: codebookSchema,
  annotator: annotatorSchema,
  article: articleSchema,
  span: spanSchema,
  relation: relationSchema,
  decision: decisionSchema,
};

export const RECORD_KINDS = [
  'project',
  'codebook',
  'annotator',
  'article',
  'span',
  'relation',
  'decision',
] as const;

export const recordSchema: z.ZodType<StoreRecord> = z.union([
  spanSchema,
  relationSchema,
  articleSchema,
  annotatorSchema,
  codebookSchema,
  projectSchema,
  decisionSchema,
]);

/**
 * A record that was removed, as it was, so that merging neither brings it back nor loses what
 * somebody else did to it meanwhile. Without a deletion in its lineage it is a record that came
 * from elsewhere and cannot stand here: what it lies on or links was removed.
 */
export interface Tombstone {
  readonly kind: RecordKind;
  readonly id: string;
  /** The article whose file holds it; absent for project-wide records. */
  readonly article?: string;
  /** The latest write or deletion. */
  readonly clock: Timestamp;
  readonly lineage: Lineage;
  /** Without its lineage. Absent where a file of the first format did not keep it. */
  readonly record?: StoreRecord;
}

export const tombstoneSchema: z.ZodType<Tombstone> = z.looseObject({
  kind: z.enum(RECORD_KINDS),
  id: z.string(),
  article: z.string().exactOptional(),
  clock: timestampSchema,
  lineage: lineageSchema,
  record: recordSchema.exactOptional(),
});
