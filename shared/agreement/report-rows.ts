/** Every figure of a report as one flat row, in the report's order. */
import type { AgreementReport, MeasureReport } from './agreement-report.ts';
import type { Figure } from './measure.ts';

export type Scope = 'all' | 'label' | 'attribute' | 'pair' | 'article';

export interface ReportRow {
  /** Measure id. */
  readonly measure: string;
  readonly scope: Scope;
  /** Ids; absent where the scope does not name one. */
  readonly label?: string;
  readonly attribute?: string;
  readonly a?: string;
  readonly b?: string;
  readonly article?: string;
  readonly value: number | null;
  readonly interval?: readonly [number, number];
  /** Why there is no value. */
  readonly reason: string | null;
}

const shown = ({ value, reason }: Figure): Pick<ReportRow, 'value' | 'reason'> => ({
  value,
  reason,
});

const rowsOf = (measure: string, report: MeasureReport): readonly ReportRow[] => [
  {
    measure,
    scope: 'all',
    value: report.overall,
    ...(report.interval && { interval: report.interval }),
    reason: report.reason,
  },
  ...Object.entries(report.byLabel).map(([label, figure]): ReportRow => ({
    measure,
    scope: 'label',
    label,
    ...shown(figure),
  })),
  ...(report.byAttribute ?? []).map(({ label, attribute, figure }): ReportRow => ({
    measure,
    scope: 'attribute',
    label,
    attribute,
    ...shown(figure),
  })),
  ...report.pairwise.map(({ a, b, ...figure }): ReportRow => ({
    measure,
    scope: 'pair',
    a,
    b,
    ...shown(figure),
  })),
  ...report.byArticle.map(({ article, ...figure }): ReportRow => ({
    measure,
    scope: 'article',
    article,
    ...shown(figure),
  })),
];

export const reportRows = ({ measures }: AgreementReport): readonly ReportRow[] =>
  Object.entries(measures).flatMap(([id, report]) => rowsOf(id, report));
