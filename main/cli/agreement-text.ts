/** Agreement as tables for people. */
import type { AgreementReport, MeasureReport } from '../../shared/agreement/agreement-report.ts';
import type { Names } from '../../shared/agreement/names.ts';
import { shownValue } from '../../shared/agreement/report-markdown.ts';
import { oneLine, plural, table, type Column } from './table.ts';

/** More columns than these do not fit a line. */
const MOST_PAIRS = 6;

type Row = MeasureReport;
const NAME: Column<Row> = { head: 'Measure', cell: ({ name }) => name };

const intervalText = ({ interval }: Row): string =>
  interval ? interval.map(shownValue).join(' to ') : '—';

function pairTable({ annotators }: AgreementReport, rows: readonly Row[], names: Names): string[] {
  const pairs = rows[0]?.pairwise ?? [];
  if (annotators.length < 3) return [];
  if (pairs.length > MOST_PAIRS)
    return [`${plural(pairs.length, 'pair')} of annotators: --csv and --json have them.`];
  const short = (id: string): string => oneLine(names.annotator(id), 16);
  return [
    table(
      [
        NAME,
        ...pairs.map(({ a, b }, at): Column<Row> => ({
          head: `${short(a)} – ${short(b)}`,
          cell: ({ pairwise }) => shownValue(pairwise[at]?.value ?? null),
        })),
      ],
      rows,
    ),
  ];
}

function reasonsText(rows: readonly Row[]): string[] {
  const reasons = rows.flatMap(({ name, reason }) =>
    reason === null ? [] : [`  ${name}: ${reason}`],
  );
  return reasons.length === 0 ? [] : [['Undefined:', ...reasons].join('\n')];
}

export function agreementText(report: AgreementReport, names: Names): string {
  const rows = Object.values(report.measures);
  const { annotators, articles, labels } = report;
  const who = annotators.map((id) => oneLine(names.annotator(id), 40)).join('; ');
  return [
    `${plural(annotators.length, 'annotator')}${who === '' ? '' : ` (${who})`} · ` +
      `${plural(articles.length, 'article')} on which two of them worked`,
    table(
      [
        NAME,
        { head: 'Overall', cell: ({ overall }) => shownValue(overall) },
        { head: '95 % interval', cell: intervalText },
        ...labels.map((label): Column<Row> => ({
          head: oneLine(names.label(label), 16),
          cell: ({ byLabel }) => shownValue(byLabel[label]?.value ?? null),
        })),
      ],
      rows,
    ),
    ...pairTable(report, rows, names),
    ...reasonsText(rows),
  ].join('\n\n');
}
