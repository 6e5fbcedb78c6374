/** Rows of the tables, from records and back. */
import { z } from 'zod';
import { exactOf, type Fragment } from '../../model/anchor.ts';
import type { Article } from '../../model/article.ts';
import { attributesSchema } from '../../model/attribute.ts';
import type { Relation } from '../../model/relation.ts';
import type { Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { ok, type Result } from '../../result.ts';
import { CLAIM_LABEL } from './tables.ts';
import { lineJson, parseJson } from '../json.ts';
import type { OffsetTable } from '../offsets.ts';
import type { Row } from './parquet.ts';
import { META_FIELDS, metaOf, plainArticle } from '../plain-article.ts';
import { validated, type Where } from '../refusal.ts';
import { clockAt } from '../stamp.ts';

export interface Names {
  readonly annotator: (id: string) => string;
  readonly label: (id: string) => string;
  readonly type: (id: string) => string;
}

const placeOf = ({ start, end }: Fragment, table: OffsetTable) => ({
  start: table.toCodePoints(start),
  end: table.toCodePoints(end),
  start_utf16: start,
  end_utf16: end,
});

/** From the first fragment's start to the last one's end. */
const rangeOf = (fragments: readonly Fragment[]): Fragment => ({
  start: fragments[0]?.start ?? 0,
  end: fragments.at(-1)?.end ?? 0,
});

/** The list in the row of an article: a place for each fragment of each annotation. */
export const placesOf = (spans: readonly Span[], table: OffsetTable): Row[] =>
  spans.flatMap(({ id, label, fragments }) =>
    fragments.map((fragment) => ({ id, label, ...placeOf(fragment, table) })),
  );

export const articleRow = (
  { id, title, text, sha256, meta, created }: Article,
  spans: readonly Span[],
  table: OffsetTable,
): Row => ({
  id,
  title,
  text,
  sha256,
  length: table.toCodePoints(text.length),
  length_utf16: text.length,
  ...Object.fromEntries(META_FIELDS.map((field) => [field, meta[field] ?? null])),
  created,
  spans: placesOf(spans, table),
});

const provenance = ({ by, created, modified }: Span | Relation, names: Names): Row => ({
  annotator: names.annotator(by),
  annotator_id: by,
  created,
  modified,
});

export const spanRow = (span: Span, table: OffsetTable, names: Names): Row => ({
  id: span.id,
  article: span.article,
  label: span.label,
  label_name: names.label(span.label),
  quote: span.quote.exact,
  ...placeOf(rangeOf(span.fragments), table),
  fragments: span.fragments.map((fragment) => placeOf(fragment, table)),
  attributes: lineJson(span.attributes),
  note: span.note ?? null,
  status: span.status,
  ...provenance(span, names),
});

export const linkRow = (relation: Relation, names: Names): Row => ({
  id: relation.id,
  type: relation.type,
  type_name: names.type(relation.type),
  from_article: relation.from.article,
  from: relation.from.span,
  to_article: relation.to.article,
  to: relation.to.span,
  attributes: lineJson(relation.attributes),
  ...provenance(relation, names),
});

/** A view of what the other tables hold; nothing is read from it. */
export function claimRows(
  { article, spans, relations }: ArticleContent,
  table: OffsetTable,
): Row[] {
  const byId = new Map(spans.map((span) => [span.id, span]));
  const linked = new Map<string, Row[]>();
  for (const { type, from, to } of relations) {
    for (const [end, other, direction] of [
      [from, to, 'from'],
      [to, from, 'to'],
    ] as const) {
      const span = byId.get(other.span);
      if (!span || byId.get(end.span)?.label !== CLAIM_LABEL) continue;
      const { id, label, quote } = span;
      const rows = linked.get(end.span) ?? [];
      rows.push({ type, direction, id, label, quote: quote.exact });
      linked.set(end.span, rows);
    }
  }
  return spans
    .filter(({ label }) => label === CLAIM_LABEL)
    .map((span) => ({
      id: span.id,
      article: article.id,
      claim: exactOf(article.text, span.fragments),
      ...placeOf(rangeOf(span.fragments), table),
      attributes: lineJson(span.attributes),
      linked: linked.get(span.id) ?? [],
    }));
}

const filled = z.string().min(1);
const cell = z.string().nullish();
const offset = z.number().int().nonnegative();
const place = { start: offset, end: offset, start_utf16: offset, end_utf16: offset };
const authorship = {
  annotator: filled,
  annotator_id: filled,
  created: z.string(),
  modified: z.string(),
};

export const articleRowSchema = z.looseObject({
  id: filled,
  title: z.string(),
  text: z.string(),
  sha256: z.string(),
  ...Object.fromEntries(META_FIELDS.map((field) => [field, cell])),
  created: z.string(),
  spans: z.array(z.looseObject({ id: filled, label: filled, ...place })).nullish(),
});

export const spanRowSchema = z.looseObject({
  id: filled,
  article: filled,
  label: filled,
  quote: z.string(),
  ...place,
  fragments: z.array(z.looseObject(place)).min(1),
  attributes: z.string(),
  note: cell,
  status: z.enum(['draft', 'final']),
  ...authorship,
});
export type SpanRow = z.infer<typeof spanRowSchema>;

export const linkRowSchema = z.looseObject({
  id: filled,
  type: filled,
  from_article: filled,
  from: filled,
  to_article: filled,
  to: filled,
  attributes: z.string(),
  ...authorship,
});

export function articleOf(row: z.infer<typeof articleRowSchema>): Article {
  const { id, title, text, sha256, created } = row;
  const cells: Row = row;
  const meta = metaOf((field) => {
    const value = cells[field];
    return typeof value === 'string' ? value : undefined;
  });
  return plainArticle({ id, title, text, sha256, meta, created });
}

const madeBy = (row: Pick<SpanRow, 'annotator_id' | 'created' | 'modified'>) => ({
  by: row.annotator_id,
  created: row.created,
  modified: row.modified,
  clock: clockAt(row.modified),
});

/** Errors name the key: the cell is one line of JSON. */
function attributesIn(json: string, where: Where): Result<Span['attributes']> {
  const parsed = parseJson(json, where);
  if (!parsed.ok) return parsed;
  return validated(attributesSchema, parsed.value, where);
}

export function spanOf(row: SpanRow, where: Where): Result<Span> {
  const attributes = attributesIn(row.attributes, { ...where, path: `${where.path}.attributes` });
  if (!attributes.ok) return attributes;
  return ok({
    kind: 'span',
    id: row.id,
    article: row.article,
    revision: 1,
    label: row.label,
    fragments: row.fragments.map((one) => ({ start: one.start_utf16, end: one.end_utf16 })),
    quote: { exact: row.quote, prefix: '', suffix: '' },
    attributes: attributes.value,
    ...(typeof row.note === 'string' && { note: row.note }),
    status: row.status,
    ...madeBy(row),
  });
}

/** False where code points, UTF-16 code units and the whole range contradict each other. */
export function placesAgree(row: SpanRow, table: OffsetTable): boolean {
  const fragments = row.fragments.map((one) => ({ start: one.start_utf16, end: one.end_utf16 }));
  const given = [row, ...row.fragments];
  return [rangeOf(fragments), ...fragments].every((fragment, index) => {
    const expected = placeOf(fragment, table);
    const found = given[index];
    return (
      found?.start === expected.start &&
      found.end === expected.end &&
      found.start_utf16 === expected.start_utf16 &&
      found.end_utf16 === expected.end_utf16
    );
  });
}

export function relationOf(row: z.infer<typeof linkRowSchema>, where: Where): Result<Relation> {
  const attributes = attributesIn(row.attributes, { ...where, path: `${where.path}.attributes` });
  if (!attributes.ok) return attributes;
  return ok({
    kind: 'relation',
    id: row.id,
    type: row.type,
    from: { article: row.from_article, span: row.from },
    to: { article: row.to_article, span: row.to },
    attributes: attributes.value,
    ...madeBy(row),
  });
}
