/** How far annotators agree, as it crosses the process boundary: `shared/agreement` makes it. */
import { z } from 'zod';
import { spanSchema } from './span.ts';

export const agreementQuerySchema = z.object({
  /** Annotator ids; empty: everybody who worked, but not the gold layer. */
  annotators: z.array(z.string()),
  /** Label ids; empty: all. */
  labels: z.array(z.string()),
  /** Article ids; empty: all. */
  articles: z.array(z.string()),
  /** Measure ids; empty: all. */
  measures: z.array(z.string()),
  /** The same seed gives the same figures, to the last digit. */
  seed: z.number().int(),
});
export type AgreementQuery = z.infer<typeof agreementQuerySchema>;

/** A measure that can be asked for. */
export const measureSchema = z.object({
  id: z.string(),
  name: z.string(),
  definition: z.string(),
  caution: z.string(),
});
export type MeasureInfo = z.infer<typeof measureSchema>;

const figure = {
  value: z.number().nullable(),
  /** Why there is no value, a sentence. */
  reason: z.string().nullable(),
  details: z.record(z.string(), z.number()).readonly().exactOptional(),
};
const figureSchema = z.object(figure).readonly();

const measureReportSchema = z.object({
  name: z.string(),
  definition: z.string(),
  caution: z.string(),
  overall: z.number().nullable(),
  reason: z.string().nullable(),
  details: z.record(z.string(), z.number()).readonly().optional(),
  interval: z.tuple([z.number(), z.number()]).readonly().nullable(),
  intervalReason: z.string().nullable(),
  byLabel: z.record(z.string(), figureSchema).readonly(),
  pairwise: z.array(z.object({ a: z.string(), b: z.string(), ...figure }).readonly()).readonly(),
  byArticle: z.array(z.object({ article: z.string(), ...figure }).readonly()).readonly(),
  byAttribute: z
    .array(z.object({ label: z.string(), attribute: z.string(), figure: figureSchema }).readonly())
    .readonly()
    .exactOptional(),
});

const agreementReportSchema = z.object({
  annotators: z.array(z.string()).readonly(),
  labels: z.array(z.string()).readonly(),
  articles: z
    .array(
      z
        .object({ id: z.string(), title: z.string(), annotators: z.array(z.string()).readonly() })
        .readonly(),
    )
    .readonly(),
  seed: z.number(),
  measures: z.record(z.string(), measureReportSchema.readonly()).readonly(),
});

const trendPointSchema = z.object({
  /** The day, or the Monday of the week, in UTC: `2024-03-22`. */
  from: z.string(),
  articles: z.number().int().positive(),
  figure: figureSchema,
});

const offset = z.number().int().nonnegative();

const disagreementSchema = z.object({
  article: z.string(),
  start: offset,
  end: offset,
  kind: z.enum(['missing', 'label', 'boundary']),
  /** The span of each annotator who worked on the article; null: tagged nothing like it. */
  spans: z.array(z.object({ annotator: z.string(), span: spanSchema.nullable() })).readonly(),
  distance: z.number(),
  /** The text from `start` to `end`, or the first of it. */
  quote: z.string(),
});
export type ShownDisagreement = z.infer<typeof disagreementSchema>;

export const agreementSchema = z.object({
  /** Entries up to this number are in it; later ones may be, in part. */
  seq: z.number().int().nonnegative(),
  report: agreementReportSchema,
  /** One for every two annotators. */
  confusions: z
    .array(
      z.object({
        a: z.string(),
        b: z.string(),
        labels: z.array(z.string()).readonly(),
        counts: z.array(z.array(z.number().int().nonnegative()).readonly()).readonly(),
      }),
    )
    .readonly(),
  trend: z.object({
    step: z.enum(['day', 'week']),
    /** By measure id. */
    points: z.record(z.string(), z.array(trendPointSchema).readonly()).readonly(),
  }),
  disagreements: z.object({
    total: z.number().int().nonnegative(),
    /** The first of them, the worst first. */
    worst: z.array(disagreementSchema).readonly(),
  }),
});
export type Agreement = z.infer<typeof agreementSchema>;
