/** The worked example as its file holds it: quotes instead of offsets, so that people can edit it. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { articleMetaSchema } from '../../shared/model/article.ts';
import { attributesSchema } from '../../shared/model/attribute.ts';

const exampleSpanSchema = z.strictObject({
  /** Unique in its article; relations and links point to it. */
  id: z.string(),
  label: z.string(),
  quote: z.string().exactOptional(),
  /** Which of the places where the quote stands, from 1. */
  occurrence: z.number().int().positive().exactOptional(),
  /** Instead of `quote`, for a discontinuous span: its fragments' texts, in order. */
  parts: z.array(z.string()).min(1).exactOptional(),
  attributes: attributesSchema.exactOptional(),
  note: z.string().exactOptional(),
});
export type ExampleSpan = z.infer<typeof exampleSpanSchema>;

/** Seed file name and span id. */
const endSchema = z.tuple([z.string(), z.string()]);

const exampleSchema = z.strictObject({
  title: z.string(),
  annotator: z.string(),
  articles: z.record(
    z.string(),
    z.strictObject({
      meta: articleMetaSchema.exactOptional(),
      spans: z.array(exampleSpanSchema).exactOptional(),
      relations: z
        .array(z.strictObject({ type: z.string(), from: z.string(), to: z.string() }))
        .exactOptional(),
    }),
  ),
  links: z.array(z.strictObject({ type: z.string(), from: endSchema, to: endSchema })),
});
export type Example = z.infer<typeof exampleSchema>;

/** @throws when the file is missing or not in this shape: it is part of the program */
export const readExample = async (file: string): Promise<Example> =>
  exampleSchema.parse(JSON.parse(await readFile(file, 'utf8')));
