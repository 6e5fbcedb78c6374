/** Names of a dataset that the codebook lacks, and what somebody decided becomes of them. */
import { z } from 'zod';

export const NAME_KINDS = ['label', 'attribute', 'relation type'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** What a name is told by. */
export interface NameKey {
  readonly kind: NameKind;
  /** As in the dataset. */
  readonly id: string;
  /** The label of an attribute, as in the dataset; null of others. */
  readonly of: string | null;
}

export interface UnknownName extends NameKey {
  /** Annotations, answers or relations that have it. */
  readonly count: number;
  /** A few quotes, or answers. */
  readonly examples: readonly string[];
  /** Id in the codebook of what is close by name. */
  readonly suggestion: string | null;
  /** The codebook has the name, but not everything that is said with it goes with its definition. */
  readonly misfit: string | null;
}

/**
 * What becomes of a name. `to`: an id of the codebook (of an attribute: among those of its label).
 * `add`: the codebook gets what it lacks for it. `skip`: what has it is left out and counted.
 */
export type NameFate = { readonly to: string } | 'add' | 'skip';

export interface NameChoice extends NameKey {
  readonly fate: NameFate;
}

export interface NameMapping {
  readonly choices: readonly NameChoice[];
  /** Of every name that nobody chose for; absent: such names stay undecided. */
  readonly otherwise?: 'add' | 'skip';
}

const keyFields = {
  kind: z.enum(NAME_KINDS),
  id: z.string(),
  of: z.string().nullable(),
};

export const unknownNameSchema = z.object({
  ...keyFields,
  count: z.number().int().nonnegative(),
  examples: z.array(z.string()),
  suggestion: z.string().nullable(),
  misfit: z.string().nullable(),
});

export const nameMappingSchema = z.object({
  choices: z.array(
    z.object({
      ...keyFields,
      fate: z.union([z.object({ to: z.string() }), z.enum(['add', 'skip'])]),
    }),
  ),
  otherwise: z.enum(['add', 'skip']).exactOptional(),
});

/** One text for each name, to look things up by. */
export const nameKeyOf = ({ kind, of, id }: NameKey): string => JSON.stringify([kind, of, id]);

/** `the attribute “kind” of “PER”`. */
export const nameWords = ({ kind, of, id }: NameKey): string =>
  `the ${kind} “${id}”${of === null ? '' : ` of “${of}”`}`;
