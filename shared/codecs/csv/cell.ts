/**
 * Cells of a CSV file.
 *
 * A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula
 * (OWASP, "CSV Injection"), so such a cell gets an apostrophe in front. Reversible: a cell that
 * begins with apostrophes before such a character gets one more, and reading takes one off.
 *
 * A value that is there but empty is written as one apostrophe, a cell that says nothing is empty;
 * cells of nothing but apostrophes get one more for the same reason.
 */
const GUARDED = /^'*(?:[=+\-@\t\r\n＝＋－＠]|$)/u;

export const toCell = (value: string): string =>
  value === '' || !GUARDED.test(value) ? value : `'${value}`;

export const fromCell = (cell: string): string =>
  cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;

/** A value that may be absent. */
export const toOptionalCell = (value: string | undefined): string =>
  value === undefined ? '' : value === '' ? "'" : toCell(value);

export const fromOptionalCell = (cell: string): string | undefined =>
  cell === '' ? undefined : fromCell(cell);
