/** What a merge would do, before anything is done. */
import { z } from 'zod';

const count = z.number().int().nonnegative();

/** Of annotations and relations. */
export const mergeCountsSchema = z.object({
  added: count,
  changed: count,
  deleted: count,
  /** Written by two at once, or deleted by one and written by another. */
  conflicting: count,
  /** Without a sure place in the text as it is here. */
  orphaned: count,
  /** On an article, or with an end, that was deleted here. */
  stranded: count,
});
export type MergeCounts = z.infer<typeof mergeCountsSchema>;

export const mergeSampleSchema = z.object({
  what: mergeCountsSchema.keyof(),
  article: z.object({ id: z.string(), title: z.string() }).nullable(),
  /** Annotator's name. */
  by: z.string().nullable(),
  /** `Claim “At least 133 people died”: note “…” instead of “…”`. */
  words: z.string(),
});
export type MergeSample = z.infer<typeof mergeSampleSchema>;

export const mergePreviewSchema = z.object({
  /** Names this look when the merge is taken or dropped. */
  id: z.string(),
  sources: z.array(
    z.object({
      /** Path or file name, as chosen. */
      name: z.string(),
      title: z.string(),
      articles: count,
      annotations: count,
    }),
  ),
  total: mergeCountsSchema,
  articles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** `new`, with another text of it, only annotated, or deleted there. */
      status: z.enum(['new', 'other text', 'known', 'deleted']),
      counts: mergeCountsSchema,
    }),
  ),
  annotators: z.array(
    z.object({ id: z.string(), name: z.string(), isNew: z.boolean(), counts: mergeCountsSchema }),
  ),
  /** What changes in codebook and project, a sentence each. */
  codebook: z.array(z.string()),
  /** Names and keys that two things share now, a sentence each that says what to do. */
  clashes: z.array(z.string()),
  /** Some of each kind. */
  samples: z.array(mergeSampleSchema),
  /** True: the merge would change nothing. */
  isNothing: z.boolean(),
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;
