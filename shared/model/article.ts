/** An article: the text offsets count into, its structure, and where it came from. */
import { z } from 'zod';
import { fragmentSchema, type Fragment } from './anchor.ts';
import { attributesSchema, type Attributes } from './attribute.ts';
import { timestampSchema, type Timestamp } from './clock.ts';
import { lineageSchema, type Lineage } from './lineage.ts';

export const BLOCK_TYPES = ['heading', 'paragraph', 'list-item', 'quotation'] as const;

/** A line of the text with a role. Blocks are ascending and disjoint, and hold no line break. */
export interface Block {
  readonly type: (typeof BLOCK_TYPES)[number];
  readonly start: number;
  readonly end: number;
  /** Headings: 1 to 6. */
  readonly level?: number;
}

export interface InlineMark {
  readonly type: 'bold' | 'italic' | 'link';
  readonly start: number;
  readonly end: number;
  readonly href?: string;
}

export interface ArticleMeta {
  readonly outlet?: string;
  readonly url?: string;
  readonly byline?: string;
  /** ISO date or date-time, as far as known. */
  readonly published?: string;
  /** BCP 47; segmentation follows it. */
  readonly language?: string;
  readonly credit?: string;
  readonly event?: string;
}

/** The bytes as imported, kept under `raw/<sha256>` of the project. */
export interface RawSource {
  readonly sha256: string;
  readonly file: string;
  readonly encoding: string;
}

/** The article's text as it was before a clean-up. */
export interface Revision {
  readonly revision: number;
  readonly text: string;
  readonly sha256: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  readonly boilerplate: readonly Fragment[];
  /** Who replaced it, and when. */
  readonly by: string;
  readonly until: string;
}

export interface Article {
  readonly kind: 'article';
  readonly id: string;
  readonly title: string;
  /** Normalised once, at import: LF line ends, no BOM, nothing else changed. */
  readonly text: string;
  /** Of the UTF-8 bytes of `text`, lower-case hex. */
  readonly sha256: string;
  /** 1 at import, counted up by every edit of the text. */
  readonly revision: number;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  readonly meta: ArticleMeta;
  /** Site chrome, captions, forms: ascending and disjoint. Exports can leave them out. */
  readonly boilerplate: readonly Fragment[];
  /** Earlier revisions, the first one first. */
  readonly revisions?: readonly Revision[];
  /** Answers to the codebook's document labels. */
  readonly labels?: Attributes;
  /** CommonMark. */
  readonly note?: string;
  /** When each annotator called the article done, by annotator id. ISO 8601, UTC. */
  readonly done?: Readonly<Record<string, string>>;
  readonly raw?: RawSource;
  readonly created: string;
  readonly clock: Timestamp;
  readonly lineage?: Lineage;
}

const range = { start: z.number().int().nonnegative(), end: z.number().int().nonnegative() };

export const articleMetaSchema: z.ZodType<ArticleMeta> = z.looseObject({
  outlet: z.string().exactOptional(),
  url: z.string().exactOptional(),
  byline: z.string().exactOptional(),
  published: z.string().exactOptional(),
  language: z.string().exactOptional(),
  credit: z.string().exactOptional(),
  event: z.string().exactOptional(),
});

const textFields = {
  text: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  revision: z.number().int().positive(),
  blocks: z.array(
    z.looseObject({
      type: z.enum(BLOCK_TYPES),
      ...range,
      level: z.number().int().min(1).max(6).exactOptional(),
    }),
  ),
  marks: z.array(
    z.looseObject({
      type: z.enum(['bold', 'italic', 'link']),
      ...range,
      href: z.string().exactOptional(),
    }),
  ),
  boilerplate: z.array(fragmentSchema),
};

export const revisionSchema: z.ZodType<Revision> = z.looseObject({
  ...textFields,
  by: z.string(),
  until: z.string(),
});

export const articleSchema: z.ZodType<Article> = z.looseObject({
  kind: z.literal('article'),
  id: z.string().min(1),
  title: z.string(),
  ...textFields,
  meta: articleMetaSchema,
  revisions: z.array(revisionSchema).exactOptional(),
  labels: attributesSchema.exactOptional(),
  note: z.string().exactOptional(),
  done: z.record(z.string(), z.string()).exactOptional(),
  raw: z
    .looseObject({ sha256: z.string(), file: z.string(), encoding: z.string() })
    .exactOptional(),
  created: z.string(),
  clock: timestampSchema,
  lineage: lineageSchema.exactOptional(),
});

/** What lists show of an article without loading it. */
export interface ArticleSummary {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly sha256: string;
  /** UTF-16 code units. */
  readonly length: number;
  readonly words: number;
  readonly revision: number;
  /** Spans per label id. */
  readonly counts: Readonly<Record<string, number>>;
  readonly orphans: number;
  /** Annotator ids of those who called it done. */
  readonly done: readonly string[];
}

export const articleSummarySchema: z.ZodType<ArticleSummary> = z.object({
  id: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  sha256: z.string(),
  length: z.number(),
  words: z.number(),
  revision: z.number(),
  counts: z.record(z.string(), z.number()),
  orphans: z.number(),
  done: z.array(z.string()),
});
