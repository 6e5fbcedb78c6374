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

export type ProjectCommand =
  | { readonly do: 'remove-layer'; readonly annotator: string }
  | {
      readonly do: 'add-spans';
      readonly spans: readonly (NewSpan & { readonly article: string })[];
    }
  | { readonly do: 'edit-spans'; readonly spans: readonly RelationEnd[]; readonly edit: BulkEdit }
  | { readonly do: 'remove-many'; readonly spans: readonly RelationEnd[] }
  | { readonly do: 'edit-codebook'; readonly edit: CodebookEdit };

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
]);
