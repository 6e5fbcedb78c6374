/** Tables as CSV (RFC 4180): rows end in CRLF; a byte order mark tells Excel that it is UTF-8. */
import Papa from 'papaparse';
import { ok, type Result } from '../../result.ts';
import type { Part } from '../parts.ts';
import { refuse, type Where } from '../refusal.ts';

export interface Row {
  readonly where: Where;
  /** The cell under `column`; empty where the table has no such column. */
  readonly cell: (column: string) => string;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Cells as they are: what needs guarding was guarded by `csv/cell.ts`. */
export const rowOf = (cells: readonly (string | number)[]): string =>
  `${Papa.unparse([[...cells]], { newline: '\r\n' })}\r\n`;

/** The first row, which a table begins with. */
export const headerOf = (columns: readonly string[]): string => `\uFEFF${rowOf(columns)}`;

interface RawRow {
  readonly cells: readonly string[];
  readonly line: number;
}

function parseRows(text: string): {
  rows: RawRow[];
  problem: { line: number; reason: string } | null;
} {
  const rows: RawRow[] = [];
  let problem: { line: number; reason: string } | null = null;
  let line = 1;
  let seen = 0;
  // The header holds no line break, so the first one tells how rows end.
  const feed = text.indexOf('\n');
  Papa.parse<string[]>(text, {
    delimiter: ',',
    newline: feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n',
    step: ({ data, errors, meta }) => {
      const [error] = errors;
      if (error && !problem) problem = { line, reason: error.message.toLowerCase() };
      if (data.length > 1 || data[0] !== '') rows.push({ cells: data, line });
      for (; seen < meta.cursor; seen += 1) if (text[seen] === '\n') line += 1;
    },
  });
  return { rows, problem };
}

/** @param required columns without which the table says nothing */
export function readTable(part: Part, required: readonly string[]): Result<Table> {
  const { where } = part;
  const { rows, problem } = parseRows(part.text);
  if (problem) return refuse({ ...where, line: problem.line }, `not CSV: ${problem.reason}`);
  const [header, ...body] = rows;
  const columns = header?.cells.map((name) => name.trim()) ?? [];
  const missing = required.filter((name) => !columns.includes(name));
  if (missing.length > 0)
    return refuse({ ...where, line: 1 }, `the column “${missing.join('”, “')}” is missing`);
  const twice = columns.find((name, index) => columns.indexOf(name) < index);
  if (twice !== undefined)
    return refuse({ ...where, line: 1 }, `the column “${twice}” is there twice`);
  const wrong = body.find(({ cells }) => cells.length !== columns.length);
  if (wrong) {
    return refuse(
      { ...where, line: wrong.line },
      `expected ${columns.length} cells, found ${wrong.cells.length}`,
    );
  }
  const index = new Map(columns.map((name, at) => [name, at]));
  return ok({
    columns,
    rows: body.map(({ cells, line }) => ({
      where: { ...where, line },
      cell: (column) => cells[index.get(column) ?? -1] ?? '',
    })),
  });
}
