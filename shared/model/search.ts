/** Questions over the whole project, and lines of a concordance as answers. */
import { z } from 'zod';

/** Where a search looks: the articles' texts, or what was said about spans. */
export const SEARCH_FIELDS = ['text', 'quote', 'note', 'attribute'] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

export const searchQuerySchema = z.object({
  /** Words (all must be there), a “quoted phrase”, or a regular expression. Empty: filters only. */
  text: z.string(),
  regex: z.boolean(),
  caseSensitive: z.boolean(),
  wholeWord: z.boolean(),
  fields: z.array(z.enum(SEARCH_FIELDS)),
  /** Empty lists: no filter. With any filter on spans, hits are spans or lie in one. */
  filters: z.object({
    articles: z.array(z.string()),
    labels: z.array(z.string()),
    annotators: z.array(z.string()),
    status: z.enum(['draft', 'final']).nullable(),
    /** Spans that answer this attribute, with `value` if it is given. */
    attribute: z.object({ id: z.string(), value: z.string().nullable() }).nullable(),
    /** True: with at least one relation; false: with none. */
    related: z.boolean().nullable(),
  }),
  /** By article and place, or by the text to the left or right of the match. */
  sort: z.enum(['article', 'left', 'right']),
  limit: z.number().int().positive(),
});
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/**
 * One line of a concordance (keyword in context). Offsets: UTF-16 units of the article's text. In
 * `left`, `match` and `right` line breaks are spaces; a long match is shortened in its middle.
 */
export const kwicLineSchema = z.object({
  article: z.string(),
  title: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  left: z.string(),
  match: z.string(),
  right: z.string(),
  field: z.enum(SEARCH_FIELDS),
  /** The span that was found, or null for a hit in the text. */
  span: z.string().nullable(),
  label: z.string().nullable(),
  /** Of a place in the text: who tagged exactly this already, and as what (label and annotator ids). */
  tagged: z.array(z.object({ label: z.string(), by: z.string() })),
});
export type KwicLine = z.infer<typeof kwicLineSchema>;

export const searchAnswerSchema = z.object({
  lines: z.array(kwicLineSchema),
  total: z.number().int().nonnegative(),
  /** Articles that hold the places counted. */
  inArticles: z.number().int().nonnegative(),
  /** Counting stopped at `total`: there are more. */
  isMore: z.boolean(),
  /** Articles read so far and in all: less while the index is being built. */
  indexed: z.number().int().nonnegative(),
  articles: z.number().int().nonnegative(),
  /** Articles that could not be read, and so are not searched. */
  unreadable: z.number().int().nonnegative(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

/** Every place where exactly this stands, for tagging all of them. */
export const occurrencesQuerySchema = z.object({
  quote: z.string().min(1),
  caseSensitive: z.boolean(),
  wholeWord: z.boolean(),
  /** Null: the whole project. */
  article: z.string().nullable(),
});
export type OccurrencesQuery = z.infer<typeof occurrencesQuerySchema>;

export const occurrencesSchema = z.object({
  /** In reading order, article by article; no more than can be looked through. */
  lines: z.array(kwicLineSchema),
  total: z.number().int().nonnegative(),
});
export type Occurrences = z.infer<typeof occurrencesSchema>;
