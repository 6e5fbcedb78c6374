/** A span: an annotation over one or more fragments of an article. */
import { z } from 'zod';
import { fragmentSchema, quoteSchema, type Fragment, type Quote } from './anchor.ts';
import { attributesSchema, type Attributes } from './attribute.ts';
import { timestampSchema, type Timestamp } from './clock.ts';
import { lineageSchema, type Lineage } from './lineage.ts';

export interface Span {
  readonly kind: 'span';
  readonly id: string;
  readonly article: string;
  /** The article's revision that `fragments` count into. */
  readonly revision: number;
  /** Label id. */
  readonly label: string;
  /** Ascending, disjoint, never empty; UTF-16 code units. */
  readonly fragments: readonly Fragment[];
  readonly quote: Quote;
  readonly attributes: Attributes;
  /** CommonMark; a link to `claimbench:span/<article>/<span>` mentions another annotation. */
  readonly note?: string;
  readonly status: 'draft' | 'final';
  /** Annotator id. */
  readonly by: string;
  readonly created: string;
  readonly modified: string;
  readonly clock: Timestamp;
  readonly lineage?: Lineage;
  /** Set when the anchor failed or became ambiguous; says why. The span is kept and shown. */
  readonly orphan?: string;
}

export const spanSchema: z.ZodType<Span> = z.looseObject({
  kind: z.literal('span'),
  id: z.string().min(1),
  article: z.string().min(1),
  revision: z.number().int().positive(),
  label: z.string().min(1),
  fragments: z.array(fragmentSchema).min(1),
  quote: quoteSchema,
  attributes: attributesSchema,
  note: z.string().exactOptional(),
  status: z.enum(['draft', 'final']),
  by: z.string().min(1),
  created: z.string(),
  modified: z.string(),
  clock: timestampSchema,
  lineage: lineageSchema.exactOptional(),
  orphan: z.string().exactOptional(),
});

export const spanStart = (span: Span): number => span.fragments[0]?.start ?? 0;
export const spanEnd = (span: Span): number => span.fragments.at(-1)?.end ?? 0;

/** Reading order: start, then the longer first (an outer span before what it holds), then id. */
export function compareSpans(a: Span, b: Span): number {
  return (
    spanStart(a) - spanStart(b) ||
    spanEnd(b) - spanEnd(a) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
