/** A directed, typed link between two spans, in one article or across articles. */
import { z } from 'zod';
import { attributesSchema, type Attributes } from './attribute.ts';
import { timestampSchema, type Timestamp } from './clock.ts';
import { lineageSchema, type Lineage } from './lineage.ts';

export interface RelationEnd {
  readonly article: string;
  readonly span: string;
}

export interface Relation {
  readonly kind: 'relation';
  readonly id: string;
  /** Relation type id of the codebook. */
  readonly type: string;
  readonly from: RelationEnd;
  readonly to: RelationEnd;
  readonly attributes: Attributes;
  readonly by: string;
  readonly created: string;
  readonly modified: string;
  readonly clock: Timestamp;
  readonly lineage?: Lineage;
}

const endSchema = z.looseObject({ article: z.string().min(1), span: z.string().min(1) });

export const relationSchema: z.ZodType<Relation> = z.looseObject({
  kind: z.literal('relation'),
  id: z.string().min(1),
  type: z.string().min(1),
  from: endSchema,
  to: endSchema,
  attributes: attributesSchema,
  by: z.string().min(1),
  created: z.string(),
  modified: z.string(),
  clock: timestampSchema,
  lineage: lineageSchema.exactOptional(),
});

/** The article whose file holds the relation, or null when it links two articles. */
export function relationHome(relation: Relation): string | null {
  return relation.from.article === relation.to.article ? relation.from.article : null;
}

export const touchesSpan = (relation: Relation, span: string): boolean =>
  relation.from.span === span || relation.to.span === span;

/** Ids of the articles that relations across articles lead to from any of these spans. */
export const otherEnds = (links: Iterable<Relation>, spans: ReadonlySet<string>): string[] => [
  ...new Set(
    [...links].flatMap(({ from, to }) => [
      ...(spans.has(from.span) ? [to.article] : []),
      ...(spans.has(to.span) ? [from.article] : []),
    ]),
  ),
];
