/**
 * What somebody decided about annotations that speak of the same thing: what of them is gold, and
 * why. The annotations themselves stay as they are.
 *
 * Ids follow from what is decided on, so that two people's decisions on the same annotations, made
 * on copies of one project, meet as one record when the copies are merged, and so does their gold.
 */
import { z } from 'zod';
import { timestampSchema, type Timestamp } from './clock.ts';
import { lineageSchema, type Lineage } from './lineage.ts';
import { uuidOf } from './name-uuid.ts';

/**
 * - `agreed`: all said the same, and it was accepted.
 * - `taken`: one version of several; `both`: every version, side by side.
 * - `edited`: one made from them; `none`: nothing here is right.
 * - `skipped`: left for later; it counts as looked at, not as decided.
 */
export const VERDICTS = ['agreed', 'taken', 'both', 'edited', 'none', 'skipped'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Decision {
  readonly kind: 'decision';
  readonly id: string;
  readonly article: string;
  /** Ids of the annotators' spans that were compared, sorted. */
  readonly of: readonly string[];
  /** What they said then: when they say something else, the decision is out of date. */
  readonly fingerprint: string;
  readonly verdict: Verdict;
  /** Annotator ids whose version was taken. */
  readonly from: readonly string[];
  /** Ids of the gold spans that came of it, by place in `from`: equal versions share one. */
  readonly gold: readonly string[];
  /** Plain text, for the people who made the annotations. */
  readonly why?: string;
  /** Annotator id of whoever decided. */
  readonly by: string;
  readonly created: string;
  readonly modified: string;
  readonly clock: Timestamp;
  readonly lineage?: Lineage;
}

export const decisionSchema: z.ZodType<Decision> = z.looseObject({
  kind: z.literal('decision'),
  id: z.string().min(1),
  article: z.string().min(1),
  of: z.array(z.string().min(1)).min(1),
  fingerprint: z.string(),
  verdict: z.enum(VERDICTS),
  from: z.array(z.string()),
  gold: z.array(z.string()),
  why: z.string().exactOptional(),
  by: z.string().min(1),
  created: z.string(),
  modified: z.string(),
  clock: timestampSchema,
  lineage: lineageSchema.exactOptional(),
});

/** @param spans ids, in any order */
export const decisionId = (article: string, spans: readonly string[]): string =>
  uuidOf('decision', article, ...[...spans].sort());

/** @param index 0, 1, 2 … for the spans that come of one decision */
export const goldSpanId = (decision: string, index: number): string =>
  uuidOf('gold span', decision, String(index));

/** @param from and `to`: gold span ids */
export const goldRelationId = (type: string, from: string, to: string): string =>
  uuidOf('gold relation', type, from, to);
