/**
 * The commands that may reach into articles no window shows: the store executes them, as one step.
 * Offsets are UTF-16 code units of `Article.text`.
 */
import { z } from 'zod';
import { fragmentSchema, type Fragment } from './anchor.ts';
import { attributesSchema, type Attributes, type AttributeValue } from './attribute.ts';
import { codebookEditSchema, type CodebookEdit } from './codebook-edit.ts';
import type { RelationEnd } from './relation.ts';
import type { Span } from './span.ts';

/** The same edit for many spans. An attribute given as null is taken away. */
export type BulkEdit = Partial<Pick<Span, 'label' | 'status'>> & {
  readonly attributes?: Readonly<Record<string, AttributeValue | null>>;
};

export interface NewSpan {
  readonly label: string;
  readonly fragments: readonly Fragment[];
  readonly attributes?: Attributes;
}

/** What is decided about annotations that speak of the same thing. */
export type Choice =
  /** The versions of these annotators; `both`: side by side. */
  | { readonly verdict: 'taken' | 'both'; readonly from: readonly string[] }
  /** Made from the version of these annotators, with their relations. */
  | {
      readonly verdict: 'edited';
      readonly from: readonly string[];
      readonly label: string;
      readonly fragments: readonly Fragment[];
      readonly attributes: Attributes;
    }
  | { readonly verdict: 'none' | 'skipped' };

export type ProjectCommand =
  | { readonly do: 'remove-layer'; readonly annotator: string }
  | {
      readonly do: 'add-spans';
      readonly spans: readonly (NewSpan & { readonly article: string })[];
    }
  | { readonly do: 'edit-spans'; readonly spans: readonly RelationEnd[]; readonly edit: BulkEdit }
  | { readonly do: 'remove-many'; readonly spans: readonly RelationEnd[] }
  | { readonly do: 'edit-codebook'; readonly edit: CodebookEdit }
  /** `of`: ids of the spans of one unit; an earlier decision on any of them is replaced. */
  | {
      readonly do: 'adjudicate';
      readonly article: string;
      readonly of: readonly string[];
      readonly choice: Choice;
      /** Absent: as it was. */
      readonly why?: string;
      /** Other articles that their relations lead to: gold is related across them too. */
      readonly beside?: readonly string[];
    }
  /** Units that agree, as one step. */
  | {
      readonly do: 'accept-agreed';
      readonly units: readonly { readonly article: string; readonly of: readonly string[] }[];
      readonly beside?: readonly string[];
    }
  | {
      readonly do: 'explain-decision';
      readonly article: string;
      readonly decision: string;
      readonly why: string;
    };

const ids = z.array(z.string());

const choiceSchema: z.ZodType<Choice> = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.enum(['taken', 'both']), from: ids.min(1) }),
  z.object({
    verdict: z.literal('edited'),
    from: ids.min(1),
    label: z.string(),
    fragments: z.array(fragmentSchema).min(1),
    attributes: attributesSchema,
  }),
  z.object({ verdict: z.enum(['none', 'skipped']) }),
]);

const span = z.object({ article: z.string(), span: z.string() });

export const projectCommandSchema: z.ZodType<ProjectCommand> = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('add-spans'),
    spans: z.array(
      z.object({
        article: z.string(),
        label: z.string(),
        fragments: z.array(fragmentSchema).min(1),
        attributes: attributesSchema.exactOptional(),
      }),
    ),
  }),
  z.object({
    do: z.literal('edit-spans'),
    spans: z.array(span),
    edit: z.object({
      label: z.string().exactOptional(),
      status: z.enum(['draft', 'final']).exactOptional(),
      attributes: z
        .record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]).nullable())
        .exactOptional(),
    }),
  }),
  z.object({ do: z.literal('remove-many'), spans: z.array(span) }),
  z.object({ do: z.literal('remove-layer'), annotator: z.string() }),
  z.object({ do: z.literal('edit-codebook'), edit: codebookEditSchema }),
  z.object({
    do: z.literal('adjudicate'),
    article: z.string(),
    of: ids.min(1),
    choice: choiceSchema,
    why: z.string().exactOptional(),
    beside: ids.exactOptional(),
  }),
  z.object({
    do: z.literal('accept-agreed'),
    units: z.array(z.object({ article: z.string(), of: ids })),
    beside: ids.exactOptional(),
  }),
  z.object({
    do: z.literal('explain-decision'),
    article: z.string(),
    decision: z.string(),
    why: z.string(),
  }),
]);
