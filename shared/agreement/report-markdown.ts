/** A short report for people, as CommonMark with tables (GitHub Flavored Markdown). */
import type { AgreementReport, MeasureReport } from './agreement-report.ts';
import type { Figure } from './measure.ts';
import type { Names } from './names.ts';

/** Text as it stands: names and titles may hold what Markdown would read as its own. */
const plain = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(/[\\`*_{}[\]<>#|~&]/gu, '\\$&');

export const shownValue = (value: number | null): string =>
  value === null ? '—' : value.toFixed(3).replace('-', '−');

type Cells = readonly string[];

const line = (cells: Cells): string => `| ${cells.join(' | ')} |`;

/** The first column is text, the others are figures. */
function table(head: Cells, rows: readonly Cells[]): string {
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

function overview(measures: readonly MeasureReport[]): string {
  const rows = measures.map(({ name, overall, interval }) => [
    plain(name),
    shownValue(overall),
    interval ? interval.map(shownValue).join(' to ') : '—',
  ]);
  return table(['Measure', 'Value', '95 % interval'], rows);
}

/** Rows of one figure a measure. */
const matrix = (
  first: string,
  measures: readonly MeasureReport[],
  rows: readonly (readonly [
    name: string,
    figureOf: (measure: MeasureReport) => Figure | undefined,
  ])[],
): string =>
  table(
    [first, ...measures.map(({ name }) => plain(name))],
    rows.map(([name, figureOf]) => [
      plain(name),
      ...measures.map((measure) => shownValue(figureOf(measure)?.value ?? null)),
    ]),
  );

function reasons(measures: readonly MeasureReport[]): readonly string[] {
  const missing = measures.flatMap(({ name, reason, intervalReason }) => [
    ...(reason === null ? [] : [`- ${plain(name)}: ${plain(reason)}`]),
    ...(reason !== null || intervalReason === null
      ? []
      : [`- ${plain(name)}, interval: ${plain(intervalReason)}`]),
  ]);
  return missing.length === 0 ? [] : [`## Undefined\n\n${missing.join('\n')}`];
}

export function reportMarkdown(report: AgreementReport, names: Names): string {
  const measures = Object.values(report.measures);
  const { annotators, articles, labels, seed } = report;
  const who = annotators.map((id) => plain(names.annotator(id))).join(', ');
  const pairs = measures[0]?.pairwise ?? [];
  const parts = [
    '# Agreement',
    `${counted(annotators.length, 'annotator')} (${who}), ${counted(articles.length, 'article')} on ` +
      `which at least two of them worked, ${counted(labels.length, 'label')}. Intervals are ` +
      `percentiles of a bootstrap over articles (Efron 1979), seed ${seed}.`,
    overview(measures),
    '## By label',
    matrix(
      'Label',
      measures,
      labels.map((label) => [names.label(label), ({ byLabel }) => byLabel[label]]),
    ),
    '## By pair',
    matrix(
      'Pair',
      measures,
      pairs.map(({ a, b }, at) => [
        `${names.annotator(a)} – ${names.annotator(b)}`,
        ({ pairwise }) => pairwise[at],
      ]),
    ),
    '## By article',
    matrix(
      'Article',
      measures,
      articles.map(({ title }, at) => [title, ({ byArticle }) => byArticle[at]]),
    ),
    ...reasons(measures),
    '## What the measures are',
    ...measures.map(
      ({ name, definition, caution }) =>
        `**${plain(name)}.** ${plain(definition)} *When it misleads:* ${plain(caution)}`,
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}
