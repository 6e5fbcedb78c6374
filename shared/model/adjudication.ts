/** What the main side answers about adjudication: how far it is, and what to tell annotators. */
import { z } from 'zod';
import { spanSchema } from './span.ts';

const count = z.number().int().nonnegative();

export const progressSchema = z.object({
  units: count,
  agreed: count,
  /** Agreed and not accepted yet. */
  acceptable: count,
  /** Units with each difference; one may have several. */
  differences: z.object({
    missing: count,
    label: count,
    boundary: count,
    attribute: count,
    relation: count,
  }),
  states: z.object({ undecided: count, skipped: count, decided: count, changed: count }),
  /** Everything that is not decided, or no longer. */
  left: count,
});
export type Progress = Readonly<z.infer<typeof progressSchema>>;

export const articleProgressSchema = z.object({
  article: z.string(),
  title: z.string(),
  /** Annotator ids of those asked for who worked on it. */
  workers: z.array(z.string()),
  progress: progressSchema,
});
export type ArticleProgress = z.infer<typeof articleProgressSchema>;

/**
 * - `rejected`: they tagged what was decided to be nothing.
 * - `missed`: they tagged nothing where gold is.
 */
export const OUTCOMES = ['rejected', 'missed', 'label', 'boundary', 'attribute'] as const;

export const feedbackItemSchema = z.object({
  article: z.string(),
  title: z.string(),
  /** What they did; null: nothing. */
  own: spanSchema.nullable(),
  /** What was decided; empty: that nothing is to be tagged here. */
  gold: z.array(spanSchema),
  outcomes: z.array(z.enum(OUTCOMES)).min(1),
  /** Ids of attributes that were decided differently. */
  attributes: z.array(z.string()),
  why: z.string().nullable(),
  /** Annotator id of whoever decided. */
  by: z.string(),
});
export type FeedbackItem = z.infer<typeof feedbackItemSchema>;

export const feedbackSchema = z.object({
  annotator: z.string(),
  /** Decided as they had it. */
  alike: count,
  /** Decided differently, by article and in reading order. */
  items: z.array(feedbackItemSchema),
});
export type Feedback = z.infer<typeof feedbackSchema>;
