/**
 * Attributes as columns, one for each: `text:kind`, `boolean:denied`, `list:topics`. The word in
 * front says how cells are read: as they are, as true or false, as a JSON list.
 */
import type { Attributes, AttributeValue } from '../../model/attribute.ts';
import { compareText } from '../canonical.ts';
import { fromOptionalCell, toCell, toOptionalCell } from './cell.ts';
import type { Row } from './table.ts';
import { kindOf, type LabelUse } from '../usage.ts';

const COLUMN = /^(?:text|boolean|list):/;
const LIST = /^\["|^\[\]$/;

const columnOf = (id: string, value: AttributeValue): string => `${kindOf(value)}:${id}`;

/** Every column that attributes in use need, in alphabetical order. */
export function attributeColumns(uses: Iterable<LabelUse>): string[] {
  const columns = [...uses].flatMap(({ attributes }) =>
    [...attributes].flatMap(([id, kinds]) => [...kinds].map((kind) => `${kind}:${id}`)),
  );
  return [...new Set(columns)].sort(compareText);
}

export function attributeCells(columns: readonly string[], attributes: Attributes): string[] {
  const cells = new Map(
    Object.entries(attributes).map(([id, value]) => {
      const cell =
        typeof value === 'string' ? toOptionalCell(value) : toCell(JSON.stringify(value));
      return [columnOf(id, value), cell];
    }),
  );
  return columns.map((column) => cells.get(column) ?? '');
}

function listOf(cell: string): string[] | null {
  if (!LIST.test(cell)) return null;
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null;
  } catch {
    return null;
  }
}

/** The value of a cell that is not empty, or what is wrong with it. */
function valueOf(type: string, cell: string): { value: AttributeValue } | { problem: string } {
  if (type === 'text') return { value: cell };
  if (type === 'boolean') {
    const word = cell.toLowerCase();
    return word === 'true' || word === 'false'
      ? { value: word === 'true' }
      : { problem: 'takes true or false' };
  }
  const list = listOf(cell);
  return list ? { value: list } : { problem: 'takes a JSON list of texts such as ["a","b"]' };
}

/** The attributes of a row, or what is wrong with one. */
export function attributesIn(row: Row, columns: readonly string[]): Attributes | string {
  const found: [string, AttributeValue][] = [];
  for (const column of columns) {
    const cell = COLUMN.test(column) ? fromOptionalCell(row.cell(column)) : undefined;
    if (cell === undefined) continue;
    const [type = ''] = column.split(':', 1);
    const id = column.slice(type.length + 1);
    if (id === '' || id === '__proto__') return `the column “${column}” names no attribute`;
    const read = valueOf(type, cell);
    if ('problem' in read) return `the column “${column}” ${read.problem}`;
    found.push([id, read.value]);
  }
  return Object.fromEntries(found);
}
