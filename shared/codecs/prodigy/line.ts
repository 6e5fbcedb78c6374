/**
 * A line of Prodigy's JSONL, as its documentation of annotation interfaces gives it and as its
 * `db-out` writes it. Offsets are Unicode code points of `text` (Python), ends not included; but
 * `token_end` is the last token itself. A span's `head` or `child` in a relation is its last token.
 */
import { z } from 'zod';

const offset = z.number().int().nonnegative();

const spanSchema = z.looseObject({
  start: offset.nullish(),
  end: offset.nullish(),
  label: z.string().nullish(),
  /** The words: some recipes write them, some do not. */
  text: z.string().nullish(),
  token_start: offset.nullish(),
  token_end: offset.nullish(),
});
export type ProdigySpan = z.infer<typeof spanSchema>;

const relationSchema = z.looseObject({
  head: offset,
  child: offset,
  label: z.string().nullish(),
  head_span: spanSchema.nullish(),
  child_span: spanSchema.nullish(),
});
export type ProdigyRelation = z.infer<typeof relationSchema>;

const tokenSchema = z.looseObject({ start: offset, end: offset });

export const lineSchema = z.looseObject({
  /** Absent in tasks of images, audio, video and HTML. */
  text: z.string().nullish(),
  tokens: z.array(tokenSchema).nullish(),
  spans: z.array(spanSchema).nullish(),
  relations: z.array(relationSchema).nullish(),
  meta: z.record(z.string(), z.unknown()).nullish(),
  answer: z.string().nullish(),
  _session_id: z.string().nullish(),
  _annotator_id: z.string().nullish(),
  /** Ours: lines of the same text belong to different articles where this differs. */
  article: z.string().exactOptional(),
});
export type ProdigyLine = z.infer<typeof lineSchema>;
