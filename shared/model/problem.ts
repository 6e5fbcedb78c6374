/** Something in the project that wants a look: found, never repaired, by the checks. */
import { z } from 'zod';

export const PROBLEM_KINDS = [
  'missing-attribute',
  'bad-value',
  'orphan',
  'quote-mismatch',
  'dangling-relation',
  'number-without-value',
  'claim-without-source',
  'unknown-label',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export const problemSchema = z.object({
  kind: z.enum(PROBLEM_KINDS),
  article: z.string(),
  span: z.string().nullable(),
  relation: z.string().nullable(),
  label: z.string().nullable(),
  /** Attribute id, where it is about one. */
  attribute: z.string().nullable(),
  /** Annotator id of whoever made the annotation or the relation. */
  by: z.string(),
  quote: z.string(),
  /** One sentence for the analyst. */
  message: z.string(),
  /** What a safe fix would do, in a few words; null: only a person can tell. */
  fix: z.string().nullable(),
});
export type Problem = z.infer<typeof problemSchema>;

export const problemListSchema = z.object({
  problems: z.array(problemSchema),
  /** Articles looked at so far, and in all. */
  checked: z.number().int().nonnegative(),
  articles: z.number().int().nonnegative(),
  /** Articles that could not be read, one sentence each. */
  unread: z.array(z.string()),
});
export type ProblemList = z.infer<typeof problemListSchema>;
