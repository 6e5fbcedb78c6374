/** One line of the JSONL format: an article with all that lies on it. The schema is shipped. */
import { z } from 'zod';
import { attributesSchema } from '../../model/attribute.ts';
import { quoteSchema, type Fragment } from '../../model/anchor.ts';
import { articleMetaSchema, BLOCK_TYPES, revisionSchema } from '../../model/article.ts';
import { timestampSchema } from '../../model/clock.ts';
import { VERDICTS } from '../../model/decision.ts';
import type { OffsetTable } from '../offsets.ts';

const offset = z.number().int().nonnegative();

const range = {
  start: offset.describe('UTF-16 code units of the text (JavaScript, Java)'),
  end: offset.describe('UTF-16 code units of the text; the range ends before it'),
  codePointStart: offset
    .exactOptional()
    .describe('Unicode code points of the text (Python); absent where an orphan has no place'),
  codePointEnd: offset.exactOptional().describe('Unicode code points; the range ends before it'),
};

const authorship = {
  by: z.string().min(1).describe('Id of the annotator'),
  annotator: z.string().min(1).describe('Name of the annotator'),
  created: z.string(),
  modified: z.string(),
  clock: timestampSchema.describe('Hybrid logical clock, for merging'),
};

const spanLine = z.looseObject({
  id: z.string().min(1),
  label: z.string().min(1).describe('Id of the label'),
  revision: z.number().int().positive(),
  fragments: z
    .array(z.looseObject(range))
    .min(1)
    .describe('Ascending and disjoint; more than one where the annotation is discontinuous'),
  quote: quoteSchema,
  attributes: attributesSchema,
  note: z.string().exactOptional(),
  status: z.enum(['draft', 'final']),
  orphan: z
    .string()
    .exactOptional()
    .describe('Why the place was lost; the offsets then mean nothing, the quote remains'),
  ...authorship,
});

const end = z.looseObject({ article: z.string().min(1), span: z.string().min(1) });

const relationLine = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1).describe('Id of the relation type'),
  from: end,
  to: end,
  attributes: attributesSchema,
  ...authorship,
});

const decisionLine = z.looseObject({
  id: z.string().min(1),
  of: z.array(z.string().min(1)).min(1).describe('Ids of the annotations that were compared'),
  fingerprint: z.string().describe('What they said then'),
  verdict: z.enum(VERDICTS),
  from: z.array(z.string()).describe('Ids of the annotators whose version was taken'),
  gold: z.array(z.string()).describe('Ids of the gold annotations made, by place in from'),
  why: z.string().exactOptional(),
  ...authorship,
});

export const lineSchema = z.looseObject({
  id: z.string().min(1),
  title: z.string(),
  text: z
    .string()
    .exactOptional()
    .describe(
      'What all offsets count into: line feeds only, nothing else changed; absent where texts were left out',
    ),
  length: offset.exactOptional().describe('UTF-16 code units of a text that was left out'),
  sha256: z.string().describe('Of the UTF-8 bytes of the text'),
  revision: z.number().int().positive(),
  meta: articleMetaSchema,
  blocks: z.array(
    z.looseObject({
      ...range,
      type: z.enum(BLOCK_TYPES),
      level: z.number().int().min(1).max(6).exactOptional(),
    }),
  ),
  marks: z.array(
    z.looseObject({
      ...range,
      type: z.enum(['bold', 'italic', 'link']),
      href: z.string().exactOptional(),
    }),
  ),
  boilerplate: z.array(z.looseObject(range)),
  labels: attributesSchema.exactOptional().describe('Answers to the codebook’s document labels'),
  note: z.string().exactOptional().describe('CommonMark'),
  done: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe('When each annotator called the article done, by annotator id'),
  revisions: z
    .array(revisionSchema)
    .exactOptional()
    .describe('Earlier texts, the first one first; their offsets are UTF-16 code units'),
  created: z.string(),
  clock: timestampSchema,
  spans: z.array(spanLine),
  relations: z.array(relationLine).describe('Between annotations of this article'),
  links: z
    .array(relationLine)
    .describe('From annotations of this article to those of other articles'),
  decisions: z
    .array(decisionLine)
    .exactOptional()
    .describe('What was adjudicated; annotator is who decided'),
});
export type Line = z.infer<typeof lineSchema>;

/** JSON Schema 2020-12 of a line. */
export const lineJsonSchema = (): unknown => ({
  title: 'One line of a Claimbench JSONL export: an article with its annotations',
  ...z.toJSONSchema(lineSchema),
});

/** With code points beside the UTF-16 code units. */
export const withCodePoints = <T extends Fragment>(table: OffsetTable, place: T) => ({
  ...place,
  codePointStart: table.toCodePoints(place.start),
  codePointEnd: table.toCodePoints(place.end),
});

/** False where a range's code points say something else than its UTF-16 code units. */
export const codePointsAgree = (
  table: OffsetTable,
  places: readonly (Fragment & {
    readonly codePointStart?: number;
    readonly codePointEnd?: number;
  })[],
): boolean =>
  places.every(({ start, end, codePointStart, codePointEnd }) => {
    const expected = { start: table.toCodePoints(start), end: table.toCodePoints(end) };
    return (
      (codePointStart ?? expected.start) === expected.start &&
      (codePointEnd ?? expected.end) === expected.end
    );
  });
