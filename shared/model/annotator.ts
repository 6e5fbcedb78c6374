/** Who made an annotation; each annotator is a layer. */
import { z } from 'zod';
import { timestampSchema, type Timestamp } from './clock.ts';
import { lineageSchema, type Lineage } from './lineage.ts';
import { uuidOf } from './name-uuid.ts';

export interface Annotator {
  readonly kind: 'annotator';
  readonly id: string;
  readonly name: string;
  readonly created: string;
  readonly clock: Timestamp;
  readonly lineage?: Lineage;
}

export const annotatorSchema: z.ZodType<Annotator> = z.looseObject({
  kind: z.literal('annotator'),
  id: z.string().min(1),
  name: z.string().min(1),
  created: z.string(),
  clock: timestampSchema,
  lineage: lineageSchema.exactOptional(),
});

/** Whose layer the demo project's worked example is. */
export const EXAMPLE_ANNOTATOR = 'Example';

/** Id of the layer that adjudication decides: what stands in it was agreed, not annotated. */
export const GOLD_ANNOTATOR = 'gold';
export const GOLD_NAME = 'Gold';

/** The name as stored: no white space at the ends, runs of it folded. */
export const cleanName = (name: string): string => name.trim().replace(/\s+/gu, ' ');

/**
 * The id that follows from a name, case ignored: who works in two copies of a project, or is named in
 * the file of another tool, is one annotator.
 */
export const annotatorIdOf = (name: string): string =>
  uuidOf('annotator', cleanName(name).normalize('NFC').toLowerCase());

export function findAnnotator(
  annotators: readonly Annotator[],
  name: string,
): Annotator | undefined {
  const wanted = cleanName(name).toLowerCase();
  return annotators.find(({ id, name: own }) => id === name || own.toLowerCase() === wanted);
}
