/**
 * CSV: a folder of three tables for spreadsheets and data frames. One row an annotation; offsets
 * in both units. UTF-8 with a byte order mark, CRLF, formulas neutralised (`csv/cell.ts`).
 */
import type { Annotator } from '../../model/annotator.ts';
import type { Relation } from '../../model/relation.ts';
import type { Article } from '../../model/article.ts';
import { textHash } from '../../model/text-hash.ts';
import { ok, type Result } from '../../result.ts';
import { Assembly } from '../assembly.ts';
import { canonical } from '../canonical.ts';
import type { Codec, DataFile, ReadOptions } from '../codec.ts';
import { annotationHeader, annotationRows, readAnnotation } from './annotations.ts';
import { fromCell, fromOptionalCell, toCell, toOptionalCell } from './cell.ts';
import { attributeCells, attributeColumns, attributesIn } from './attributes.ts';
import { headerOf, readTable, rowOf, type Row, type Table } from './table.ts';
import type { Dataset } from '../dataset.ts';
import { OffsetTable } from '../offsets.ts';
import { partAt } from '../parts.ts';
import { META_FIELDS, metaOf, plainArticle } from '../plain-article.ts';
import { reading } from '../reading.ts';
import { refuse } from '../refusal.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../stamp.ts';
import { leavesTextsOut, TEXT_OPTION, textLeftOut } from '../text-option.ts';
import { normaliseText } from '../../text/normalise.ts';

const NAME = 'CSV';
export const ARTICLES = 'articles.csv';
export const ANNOTATIONS = 'annotations.csv';
export const RELATIONS = 'relations.csv';
const PARTS = [ANNOTATIONS, RELATIONS, ARTICLES];

const carries = {
  ids: true,
  authors: 'ids',
  times: true,
  titles: true,
  meta: META_FIELDS,
  discontinuous: true,
  attributes: true,
  relationAttributes: true,
  notes: true,
  status: true,
  relations: true,
  links: true,
  decisions: false,
  codebook: false,
  orphans: false,
  raws: false,
  tombstones: false,
  structure: false,
  ofArticles: false,
  history: false,
  unknownFields: false,
} as const;

const ARTICLE_COLUMNS = [
  'id',
  'title',
  ...META_FIELDS,
  'created',
  'sha256',
  'length',
  'length_code_points',
];
const TEXT = 'text';

const articleRow = (
  { id, title, meta, created, sha256, text }: Article,
  hasText: boolean,
): string =>
  rowOf([
    toCell(id),
    toCell(title),
    ...META_FIELDS.map((field) => toOptionalCell(meta[field])),
    toCell(created),
    sha256,
    text.length,
    new OffsetTable(text).toCodePoints(text.length),
    ...(hasText ? [toCell(text)] : []),
  ]);

const RELATION_COLUMNS = [
  'id',
  'type',
  'from_article',
  'from',
  'to_article',
  'to',
  'annotator',
  'annotator_id',
  'created',
  'modified',
];

const relationRow = (
  { id, type, from, to, by, created, modified, attributes }: Relation,
  columns: readonly string[],
  nameOf: (annotator: string) => string,
): string =>
  rowOf([
    ...[
      id,
      type,
      from.article,
      from.span,
      to.article,
      to.span,
      nameOf(by),
      by,
      created,
      modified,
    ].map(toCell),
    ...attributeCells(columns, attributes),
  ]);

function readArticle(
  { cell, where }: Row,
  hasText: boolean,
  options: ReadOptions,
): Result<Article> {
  const id = fromCell(cell('id'));
  const found = hasText
    ? ok(normaliseText(fromCell(cell(TEXT))))
    : textLeftOut({ id, sha256: cell('sha256') }, options, where);
  if (!found.ok) return found;
  const text = found.value;
  const article = plainArticle({
    id,
    title: fromCell(cell('title')),
    text,
    sha256: cell('sha256') || textHash(text),
    meta: metaOf((field) => fromOptionalCell(cell(field))),
    created: fromCell(cell('created')) || NO_TIME,
  });
  return ok(article);
}

function readRelation({ cell }: Row, attributes: Relation['attributes']): Relation {
  const created = fromCell(cell('created')) || NO_TIME;
  const modified = fromCell(cell('modified')) || created;
  return {
    kind: 'relation',
    id: fromCell(cell('id')),
    type: fromCell(cell('type')),
    from: { article: fromCell(cell('from_article')), span: fromCell(cell('from')) },
    to: { article: fromCell(cell('to_article')), span: fromCell(cell('to')) },
    attributes,
    by: fromCell(cell('annotator_id') || cell('annotator')),
    created,
    modified,
    clock: clockAt(modified),
  };
}

/** Who the rows name. A table written by hand may give names without ids. */
function annotatorsIn(tables: readonly Table[]): Annotator[] {
  const found = new Map<string, string>();
  for (const { rows } of tables) {
    for (const { cell } of rows) {
      const id = fromCell(cell('annotator_id') || cell('annotator'));
      if (id !== '') found.set(id, fromCell(cell('annotator')) || id);
    }
  }
  const times = { created: NO_TIME, clock: clockAt(NO_TIME) };
  return [...found].map(([id, name]) => ({ kind: 'annotator', id, name, ...times }));
}

function tableAt(
  files: readonly DataFile[],
  path: string,
  required: readonly string[],
  options: ReadOptions,
): Result<Table> {
  const part = partAt(files, path, options);
  if (!part) return refuse({ file: path }, 'the file is missing');
  return part.text.trim() === ''
    ? refuse(part.where, 'the file is empty')
    : readTable(part, required);
}

export function readCsv(files: readonly DataFile[], options: ReadOptions = {}): Result<Dataset> {
  const articles = tableAt(files, ARTICLES, ['id', 'title'], options);

  if (!articles.ok) return articles;
  const hasText = articles.value.columns.includes(TEXT);
  if (!hasText && !articles.value.columns.includes('sha256'))
    return refuse({ file: ARTICLES, line: 1 }, `the column “${TEXT}” is missing`);
  const spans = tableAt(files, ANNOTATIONS, ['id', 'article', 'label', 'quote'], options);
  if (!spans.ok) return spans;
  const given = partAt(files, RELATIONS, options);
  const relations: Result<Table> = given
    ? tableAt(files, RELATIONS, RELATION_COLUMNS.slice(0, 6), options)
    : ok({ columns: [], rows: [] });
  if (!relations.ok) return relations;

  const assembly = new Assembly(options);
  for (const row of articles.value.rows) {
    if (row.cell('id') === '') return refuse(row.where, 'the cell “id” is empty');
    const article = readArticle(row, hasText, options);
    if (!article.ok) return article;
    const bad = assembly.addArticle(article.value, row.where);
    if (bad) return bad;
  }
  const tables = new Map<string, OffsetTable>();
  for (const row of spans.value.rows) {
    const article = assembly.article(fromCell(row.cell('article')));
    const table = tables.get(article?.id ?? '') ?? new OffsetTable(article?.text ?? '');
    if (article) tables.set(article.id, table);
    const span = readAnnotation(row, spans.value.columns, table);
    if (!span.ok) return span;
    const bad = assembly.addSpan(span.value, row.where, { requote: true });
    if (bad) return bad;
  }
  for (const row of relations.value.rows) {
    const empty = RELATION_COLUMNS.slice(0, 6).find((column) => row.cell(column) === '');
    if (empty !== undefined) return refuse(row.where, `the cell “${empty}” is empty`);
    const attributes = attributesIn(row, relations.value.columns);
    if (typeof attributes === 'string') return refuse(row.where, attributes);
    const bad = assembly.addRelation(readRelation(row, attributes), row.where);
    if (bad) return bad;
  }
  const annotators = annotatorsIn([spans.value, relations.value]);
  const whole = assembly.finish(annotators);
  if (!whole.ok) return whole;
  return ok(
    canonical({
      project: UNTITLED,
      codebook: NO_CODEBOOK,
      annotators,
      ...whole.value,
      tombstones: [],
      raws: {},
    }),
  );
}

export const csv: Codec = {
  id: 'csv',
  name: NAME,
  description: 'Three tables for spreadsheets and data frames: annotations, relations, articles',
  extension: '',
  offsetUnit: 'both',
  carries,
  parts: PARTS,
  options: [TEXT_OPTION],
  imports: 'any',
  usage: (name) =>
    [
      '```python',
      'import pandas as pd',
      `annotations = pd.read_csv("${name}/${ANNOTATIONS}", encoding="utf-8-sig", keep_default_na=False)`,
      `articles = pd.read_csv("${name}/${ARTICLES}", encoding="utf-8-sig", keep_default_na=False)`,
      'texts = articles.set_index("id")["text"]',
      'for row in annotations.itertuples():',
      '    words = texts[row.article][row.start_code_point:row.end_code_point]',
      '```',
      '',
      "A cell that would begin with `=`, `+`, `-`, `@` or `'` has a `'` in front, so that no spreadsheet takes it for a formula.",
      '',
    ].join('\n'),
  recognises: ({ path }) => PARTS.some((part) => `/${path}`.endsWith(`/${part}`)),
  writer({ head, codebook, usage, options }, out) {
    const hasText = !leavesTextsOut(options);
    const names = new Map(head.annotators.map(({ id, name }) => [id, name]));
    const nameOf = (id: string): string => names.get(id) ?? id;
    const labels = new Map(codebook.labels.map(({ id, name }) => [id, name]));
    const spanColumns = attributeColumns(usage.labels.values());
    const relationColumns = attributeColumns(usage.relationTypes.values());
    const relate = (relations: readonly Relation[]): void => {
      for (const one of relations) out(RELATIONS, relationRow(one, relationColumns, nameOf));
    };
    out(ANNOTATIONS, annotationHeader(spanColumns));
    out(RELATIONS, headerOf([...RELATION_COLUMNS, ...relationColumns]));
    out(ARTICLES, headerOf([...ARTICLE_COLUMNS, ...(hasText ? [TEXT] : [])]));
    return {
      article(content) {
        out(ANNOTATIONS, annotationRows(content, spanColumns, labels, nameOf));
        relate(content.relations);
        out(ARTICLES, articleRow(content.article, hasText));
      },
      finish: () => relate(head.links),
    };
  },
  read: (files, options) => reading(readCsv(files, options)),
};
