/** One edit of the codebook: what its view, the command line and an import ask for. */
import { z } from 'zod';
import { attributeDefinitionSchema, type AttributeDefinition } from './attribute.ts';
import {
  codebookSchema,
  entitySchema,
  labelSchema,
  relationTypeSchema,
  type Codebook,
  type Entity,
  type Label,
  type RelationType,
} from './codebook.ts';

/** Label id, or null for what is asked of whole articles. */
export type AttributeOwner = string | null;

export type CodebookEdit =
  | { readonly edit: 'rename'; readonly name: string }
  /** Adds the label, or changes the one with its id; `at` is its place in the list, from 0. */
  | { readonly edit: 'put-label'; readonly label: Label; readonly at?: number }
  /** Annotations with it move to `moveTo`; without one the edit is refused where there are any. */
  | { readonly edit: 'delete-label'; readonly label: string; readonly moveTo?: string }
  /**
   * `renamedOptions` (old name to new one): answers follow. Refused where answers would no longer
   * answer the definition, unless those are to go (`withAnswers`).
   */
  | {
      readonly edit: 'put-attribute';
      readonly of: AttributeOwner;
      readonly attribute: AttributeDefinition;
      readonly at?: number;
      readonly renamedOptions?: Readonly<Record<string, string>>;
      readonly withAnswers?: boolean;
    }
  /** Refused where it is answered, unless the answers are to go with it. */
  | {
      readonly edit: 'delete-attribute';
      readonly of: AttributeOwner;
      readonly attribute: string;
      readonly withAnswers: boolean;
    }
  | { readonly edit: 'put-relation-type'; readonly type: RelationType; readonly at?: number }
  | { readonly edit: 'delete-relation-type'; readonly type: string; readonly moveTo?: string }
  | { readonly edit: 'put-entity'; readonly entity: Entity }
  | { readonly edit: 'delete-entity'; readonly entity: string; readonly moveTo?: string }
  /** From a file. Refused where something in use would be missing. */
  | { readonly edit: 'replace'; readonly codebook: Codebook };

const at = z.number().int().nonnegative().exactOptional();
const owner = z.string().nullable();

export const codebookEditSchema: z.ZodType<CodebookEdit> = z.discriminatedUnion('edit', [
  z.object({ edit: z.literal('rename'), name: z.string().min(1) }),
  z.object({ edit: z.literal('put-label'), label: labelSchema, at }),
  z.object({
    edit: z.literal('delete-label'),
    label: z.string(),
    moveTo: z.string().exactOptional(),
  }),
  z.object({
    edit: z.literal('put-attribute'),
    of: owner,
    attribute: attributeDefinitionSchema,
    at,
    renamedOptions: z.record(z.string(), z.string()).exactOptional(),
    withAnswers: z.boolean().exactOptional(),
  }),
  z.object({
    edit: z.literal('delete-attribute'),
    of: owner,
    attribute: z.string(),
    withAnswers: z.boolean(),
  }),
  z.object({ edit: z.literal('put-relation-type'), type: relationTypeSchema, at }),
  z.object({
    edit: z.literal('delete-relation-type'),
    type: z.string(),
    moveTo: z.string().exactOptional(),
  }),
  z.object({ edit: z.literal('put-entity'), entity: entitySchema }),
  z.object({
    edit: z.literal('delete-entity'),
    entity: z.string(),
    moveTo: z.string().exactOptional(),
  }),
  z.object({ edit: z.literal('replace'), codebook: codebookSchema }),
]);
