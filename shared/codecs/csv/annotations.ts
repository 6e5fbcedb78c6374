/** The table of annotations: one row a span, its place in both units. */
import type { Fragment } from '../../model/anchor.ts';
import { spanEnd, spanStart, type Span } from '../../model/span.ts';
import type { ArticleContent } from '../../ops/state.ts';
import { ok, type Result } from '../../result.ts';
import { attributeCells, attributesIn } from './attributes.ts';
import { fromCell, fromOptionalCell, toCell, toOptionalCell } from './cell.ts';
import { headerOf, rowOf, type Row } from './table.ts';
import { OffsetTable } from '../offsets.ts';
import { refuse } from '../refusal.ts';
import { clockAt, NO_TIME } from '../stamp.ts';

export const ANNOTATION_COLUMNS = [
  'id',
  'article',
  'article_title',
  'label',
  'label_name',
  'quote',
  'start',
  'end',
  'start_code_point',
  'end_code_point',
  'fragments',
  'fragments_code_points',
  'annotator',
  'annotator_id',
  'status',
  'note',
  'created',
  'modified',
];

/**
 * `0..5;10..14`: starts and ends of the fragments, the ends not included. Two dots, because
 * spreadsheets take `9-12` for a day in September and `9:12` for a time.
 */
const toList = (fragments: readonly Fragment[]): string =>
  fragments.map(({ start, end }) => `${start}..${end}`).join(';');

const FRAGMENT = /^(\d{1,15})\.\.(\d{1,15})$/;

function fromList(cell: string): Fragment[] | null {
  const fragments: Fragment[] = [];
  for (const item of cell.split(';')) {
    const match = FRAGMENT.exec(item.trim());
    if (!match) return null;
    fragments.push({ start: Number(match[1]), end: Number(match[2]) });
  }
  return fragments;
}

/** @param columns those of attributes besides */
export const annotationHeader = (columns: readonly string[]): string =>
  headerOf([...ANNOTATION_COLUMNS, ...columns]);

/** The rows of an article. `nameOf`: of the annotator with this id. */
export function annotationRows(
  { article, spans }: ArticleContent,
  columns: readonly string[],
  labelNames: ReadonlyMap<string, string>,
  nameOf: (annotator: string) => string,
): string {
  const table = new OffsetTable(article.text);
  const rows = spans.map((span) => {
    const codePoints = span.fragments.map(({ start, end }) => ({
      start: table.toCodePoints(start),
      end: table.toCodePoints(end),
    }));
    return rowOf([
      toCell(span.id),
      toCell(article.id),
      toCell(article.title),
      toCell(span.label),
      toCell(labelNames.get(span.label) ?? span.label),
      toCell(span.quote.exact),
      spanStart(span),
      spanEnd(span),
      codePoints[0]?.start ?? 0,
      codePoints.at(-1)?.end ?? 0,
      toList(span.fragments),
      toList(codePoints),
      toCell(nameOf(span.by)),
      toCell(span.by),
      span.status,
      toOptionalCell(span.note),
      toCell(span.created),
      toCell(span.modified),
      ...attributeCells(columns, span.attributes),
    ]);
  });
  return rows.join('');
}

/** The fragments that a row gives in one unit: as a list, else as one start and end; null: none. */
function placesIn({ cell }: Row, suffix: '' | 'code_point'): Fragment[] | string | null {
  const list = suffix === '' ? 'fragments' : 'fragments_code_points';
  const [first, last] = suffix === '' ? ['start', 'end'] : ['start_code_point', 'end_code_point'];
  if (cell(list) !== '')
    return fromList(cell(list)) ?? `the cell “${list}” must read like 0..5;10..14`;
  if (cell(first) === '' && cell(last) === '') return null;
  return (
    fromList(`${cell(first)}..${cell(last)}`) ??
    `the cells “${first}” and “${last}” must be whole numbers`
  );
}

/** Fragments in UTF-16 code units; empty where the row gives a quote only; or what is wrong. */
function fragmentsIn(row: Row, table: OffsetTable): Fragment[] | string {
  const units = placesIn(row, '');
  const points = placesIn(row, 'code_point');
  if (typeof units === 'string') return units;
  if (typeof points === 'string') return points;
  const converted = points?.map(({ start, end }) => ({
    start: table.toUtf16(start),
    end: table.toUtf16(end),
  }));
  if (units && converted && toList(units) !== toList(converted))
    return 'its code points disagree with its UTF-16 offsets';
  return units ?? converted ?? [];
}

/** @param table of the text of the row's article */
export function readAnnotation(
  row: Row,
  columns: readonly string[],
  table: OffsetTable,
): Result<Span> {
  const { cell, where } = row;
  const required = ['id', 'article', 'label', 'quote'].find((column) => cell(column) === '');
  if (required !== undefined) return refuse(where, `the cell “${required}” is empty`);
  const by = fromCell(cell('annotator_id') || cell('annotator'));
  if (by === '') return refuse(where, 'the cells “annotator” and “annotator_id” are empty');
  const status = cell('status') || 'draft';
  if (status !== 'draft' && status !== 'final')
    return refuse(where, `the cell “status” must be draft or final, not “${status}”`);
  const fragments = fragmentsIn(row, table);
  if (typeof fragments === 'string') return refuse(where, fragments);
  const attributes = attributesIn(row, columns);
  if (typeof attributes === 'string') return refuse(where, attributes);
  const created = fromCell(cell('created')) || NO_TIME;
  const modified = fromCell(cell('modified')) || created;
  const note = fromOptionalCell(cell('note'));
  return ok({
    kind: 'span',
    id: fromCell(cell('id')),
    article: fromCell(cell('article')),
    revision: 1,
    label: fromCell(cell('label')),
    fragments,
    quote: { exact: fromCell(cell('quote')), prefix: '', suffix: '' },
    attributes,
    ...(note === undefined ? {} : { note }),
    status,
    by,
    created,
    modified,
    clock: clockAt(modified),
  });
}
