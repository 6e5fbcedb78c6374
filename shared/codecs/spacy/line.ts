/**
 * A line of `dataset.jsonl`: an article as `to_docbin.py` makes a `Doc` of it. Offsets are Unicode
 * code points. `spans.sc` are all annotations, under the key that spaCy's span categoriser takes;
 * `ents` are those of them that `doc.ents` can hold: flat, no white space at the edges.
 */
import { z } from 'zod';
import { attributesSchema } from '../../model/attribute.ts';
import { articleMetaSchema } from '../../model/article.ts';

const offset = z.number().int().nonnegative();
const id = z.string().min(1);

const authorship = {
  by: id,
  annotator: id,
  created: z.string(),
  modified: z.string(),
};

const spanSchema = z.looseObject({
  id,
  label: id,
  start: offset,
  end: offset,
  text: z.string(),
  attributes: attributesSchema,
  note: z.string().exactOptional(),
  status: z.enum(['draft', 'final']),
  ...authorship,
});

const endSchema = z.looseObject({ article: id, span: id });

const relationSchema = z.looseObject({
  id,
  type: id,
  from: endSchema,
  to: endSchema,
  attributes: attributesSchema,
  ...authorship,
});

export const lineSchema = z.looseObject({
  id,
  title: z.string(),
  text: z.string(),
  sha256: z.string(),
  created: z.string(),
  meta: articleMetaSchema,
  spans: z.looseObject({ sc: z.array(spanSchema) }),
  ents: z.array(z.looseObject({ id, label: id, start: offset, end: offset })),
  relations: z.array(relationSchema),
  /** To annotations of other articles. */
  links: z.array(relationSchema),
});
export type SpacyLine = z.infer<typeof lineSchema>;
