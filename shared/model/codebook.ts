/** The codebook: labels with their attributes, relation types with their allowed ends. */
import { z } from 'zod';
import { attributeDefinitionSchema, type AttributeDefinition } from './attribute.ts';
import { timestampSchema, type Timestamp } from './clock.ts';
import { lineageSchema, type Lineage } from './lineage.ts';

/** Underline styles: a label is tellable without its colour. */
export const LINE_STYLES = ['solid', 'double', 'dotted', 'dashed', 'wavy'] as const;
/** Named places of the palette in `renderer/ui/tokens.css`, chosen for colour-vision deficiency. */
export const COLOURS = [
  'amber',
  'blue',
  'green',
  'plum',
  'vermilion',
  'teal',
  'olive',
  'slate',
] as const;
/** What a label takes when its key is pressed with nothing selected. */
export const UNITS = ['sentence', 'quantity', 'noun phrase', 'word'] as const;

export type LineStyle = (typeof LINE_STYLES)[number];
export type Colour = (typeof COLOURS)[number];
export type Unit = (typeof UNITS)[number];

export interface Label {
  readonly id: string;
  readonly name: string;
  /** The single key that tags with this label; empty: none. */
  readonly key: string;
  readonly colour: Colour;
  readonly line: LineStyle;
  readonly unit: Unit;
  readonly attributes: readonly AttributeDefinition[];
  /** CommonMark: when to use the label and when not. */
  readonly guideline?: string;
  readonly examples?: readonly Example[];
  /** No longer offered; what is tagged with it stays. */
  readonly archived?: boolean;
  /** Deleted: archived, and listed nowhere. Kept because a colleague may have used it meanwhile. */
  readonly removed?: boolean;
}

/** A piece of real text that shows how to use a label, or how not to. */
export interface Example {
  readonly quote: string;
  readonly positive: boolean;
  readonly why?: string;
}

/** Somebody or something that attributes of type `entity` point to. */
export interface Entity {
  readonly id: string;
  readonly name: string;
  /** For instance a Wikidata address. */
  readonly uri?: string;
}

export interface RelationType {
  readonly id: string;
  readonly name: string;
  /** Label ids allowed at either end. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly scope: 'within' | 'across';
  /** CommonMark. */
  readonly guideline?: string;
  /** No longer offered; what is linked with it stays. */
  readonly archived?: boolean;
  /** As of labels. */
  readonly removed?: boolean;
}

/** One record of the project: id is always `codebook`. */
export interface Codebook {
  readonly kind: 'codebook';
  readonly id: 'codebook';
  readonly name: string;
  readonly labels: readonly Label[];
  readonly relationTypes: readonly RelationType[];
  /** What is asked of a whole article: its genre, its stance. Answers stand in `Article.labels`. */
  readonly documentLabels?: readonly AttributeDefinition[];
  readonly entities?: readonly Entity[];
  readonly clock: Timestamp;
  readonly lineage?: Lineage;
}

export const labelSchema: z.ZodType<Label> = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  key: z.string().max(1),
  colour: z.enum(COLOURS),
  line: z.enum(LINE_STYLES),
  unit: z.enum(UNITS),
  attributes: z.array(attributeDefinitionSchema),
  guideline: z.string().exactOptional(),
  examples: z
    .array(
      z.looseObject({
        quote: z.string(),
        positive: z.boolean(),
        why: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  archived: z.boolean().exactOptional(),
  removed: z.boolean().exactOptional(),
});

export const entitySchema: z.ZodType<Entity> = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  uri: z.string().exactOptional(),
});

export const relationTypeSchema: z.ZodType<RelationType> = z.looseObject({
  id: z.string().min(1),
  name: z.string().min(1),
  from: z.array(z.string()),
  to: z.array(z.string()),
  scope: z.enum(['within', 'across']),
  guideline: z.string().exactOptional(),
  archived: z.boolean().exactOptional(),
  removed: z.boolean().exactOptional(),
});

/**
 * Which key two labels share, and whose it is. An archived label keeps its key for the day it comes
 * back, and does not hold it meanwhile.
 *
 * @param edited id of the label at work: the other one is named
 */
export function keyClash(labels: readonly Label[], edited: string | null = null): string | null {
  const owners = new Map<string, string>();
  const isEdited = ({ id }: Label): boolean => id === edited;
  const inOrder = [...labels.filter((label) => !isEdited(label)), ...labels.filter(isEdited)];
  for (const { key, name, archived } of inOrder) {
    if (key === '' || archived === true) continue;
    const owner = owners.get(key);
    if (owner !== undefined) return `“${key}” is the key of ${owner} already`;
    owners.set(key, name);
  }
  return null;
}

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const codebookSchema: z.ZodType<Codebook> = z.looseObject({
  kind: z.literal('codebook'),
  id: z.literal('codebook'),
  name: z.string(),
  // Keys may clash where two copies were merged: a person decides, and the key does nothing meanwhile.
  labels: z
    .array(labelSchema)
    .refine((labels) => unique(labels.map((label) => label.id)), 'two labels share an id'),
  relationTypes: z.array(relationTypeSchema),
  documentLabels: z.array(attributeDefinitionSchema).exactOptional(),
  entities: z.array(entitySchema).exactOptional(),
  clock: timestampSchema,
  lineage: lineageSchema.exactOptional(),
});

/** What is not deleted, archived or not. */
export const isListed = ({ removed }: { readonly removed?: boolean }): boolean => removed !== true;

/** As files of its own have it: without what was deleted, and without its past. */
export function listedCodebook({ lineage: _past, ...codebook }: Codebook): Codebook {
  const { labels, relationTypes } = codebook;
  return {
    ...codebook,
    labels: labels.filter(isListed),
    relationTypes: relationTypes.filter(isListed),
  };
}

/** The labels that are offered: those not archived. */
export const activeLabels = ({ labels }: Codebook): readonly Label[] =>
  labels.filter(({ archived }) => archived !== true);

/** A label by id or display name, case ignored; a deleted one by its id only. */
export function findLabel(codebook: Codebook, name: string): Label | undefined {
  const wanted = name.toLowerCase();
  return (
    codebook.labels.find((label) => label.id.toLowerCase() === wanted) ??
    codebook.labels.find((label) => isListed(label) && label.name.toLowerCase() === wanted)
  );
}
