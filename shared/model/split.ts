/** Train, dev and test: how an export is divided, and what came of it. */
import { z } from 'zod';

export const SPLITS = ['train', 'dev', 'test'] as const;
export type SplitName = (typeof SPLITS)[number];

export const splitSchema = z.object({
  /** Weights, not percentages: 8, 1, 1. At least two are above zero. */
  weights: z.object({
    train: z.number().nonnegative(),
    dev: z.number().nonnegative(),
    test: z.number().nonnegative(),
  }),
  /** What is never divided: an article, or all articles of one event. */
  by: z.enum(['article', 'event']),
  /** The same seed divides the same articles the same way. */
  seed: z.number().int().nonnegative(),
});
export type Split = z.infer<typeof splitSchema>;

/** What a split holds, counted before it is written: annotations that the export asks for. */
export const splitRowSchema = z.object({
  split: z.enum(SPLITS),
  articles: z.number().int().nonnegative(),
  /** Articles that its weight asks for; groups that are not divided may lead away from it. */
  wanted: z.number().int().nonnegative(),
  /** What was not divided: events, or articles. */
  groups: z.number().int().nonnegative(),
  /** By label id; every label that the dataset has, so also those it has none of. */
  spans: z.record(z.string(), z.number().int().nonnegative()),
});
export type SplitRow = z.infer<typeof splitRowSchema>;
