/** What is asked of an export, what it would write, and what it wrote. */
import { z } from 'zod';
import { lossSchema } from './loss.ts';
import { splitRowSchema, splitSchema } from './split.ts';

export const exportOptionsSchema = z.object({
  /** Annotator ids; empty: all. */
  annotators: z.array(z.string()),
  /** Label ids; empty: all. */
  labels: z.array(z.string()),
  /** False: spans inside boilerplate are left out. */
  boilerplate: z.boolean(),
  /** True: only what adjudication decided; `annotators` says nothing then. */
  goldOnly: z.boolean().exactOptional(),
  /** Values of the options that the format declares; absent: its presets. */
  format: z.record(z.string(), z.union([z.string(), z.boolean()])).exactOptional(),
  /** Absent: the dataset is one. */
  split: splitSchema.exactOptional(),
  /** True: the manifest says when it was written. Without it the same input gives the same bytes. */
  withTime: z.boolean().exactOptional(),
});
export type ExportOptions = z.infer<typeof exportOptionsSchema>;

export const exportReportSchema = z.object({
  format: z.string(),
  /** Files written, absolute. */
  files: z.array(z.string()),
  articles: z.number().int().nonnegative(),
  spans: z.number().int().nonnegative(),
  relations: z.number().int().nonnegative(),
  /** Spans re-read from what was written and found to match their quotes. */
  proved: z.number().int().nonnegative(),
  losses: z.array(lossSchema),
  /** What the options chose out; no loss of the format. */
  leftOut: z.object({
    spans: z.number().int().nonnegative(),
    relations: z.number().int().nonnegative(),
  }),
});
export type ExportReport = z.infer<typeof exportReportSchema>;

/** What an export would write and lose, known before anything is written. */
export const exportLookSchema = exportReportSchema
  .pick({ articles: true, spans: true, relations: true, losses: true, leftOut: true })
  .extend({
    /** Null: the dataset is one. */
    splits: z.array(splitRowSchema).nullable(),
    /** What to know of the splits, in sentences. */
    notes: z.array(z.string()),
  });
export type ExportLook = z.infer<typeof exportLookSchema>;
