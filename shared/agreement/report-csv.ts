/**
 * A report as a table, one figure a row: CSV (RFC 4180) in UTF-8 with a byte order mark, which tells
 * Excel so. Cells that a spreadsheet would run as a formula get an apostrophe in front (OWASP, “CSV
 * Injection”); numbers are left as they are.
 */
import Papa from 'papaparse';
import type { AgreementReport } from './agreement-report.ts';
import type { Names } from './names.ts';
import { reportRows } from './report-rows.ts';

const COLUMNS = [
  'measure',
  'scope',
  'label',
  'attribute',
  'annotator_a',
  'annotator_b',
  'article',
  'title',
  'value',
  'low',
  'high',
  'reason',
] as const;

/** Values with all their digits; an undefined one is an empty cell with a reason. */
export function reportCsv(report: AgreementReport, names: Names): string {
  const titles = new Map(report.articles.map(({ id, title }) => [id, title]));
  const named = (id: string | undefined, name: (id: string) => string): string =>
    id === undefined ? '' : name(id);
  const rows = reportRows(report).map(
    ({ measure, scope, label, attribute, a, b, article, value, interval, reason }) => [
      measure,
      scope,
      named(label, names.label),
      attribute ?? '',
      named(a, names.annotator),
      named(b, names.annotator),
      article ?? '',
      named(article, (id) => titles.get(id) ?? ''),
      value ?? '',
      interval?.[0] ?? '',
      interval?.[1] ?? '',
      reason ?? '',
    ],
  );
  const table = Papa.unparse([[...COLUMNS], ...rows], { newline: '\r\n', escapeFormulae: true });
  return `\uFEFF${table}\r\n`;
}
