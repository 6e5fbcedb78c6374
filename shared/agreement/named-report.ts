/**
 * A report as it leaves the program: annotators by name, labels and measures by id, numbers with all
 * their digits, `null` with a reason where undefined. What the screen exports and the command line
 * prints as JSON.
 */
import type { AgreementReport, MeasureReport } from './agreement-report.ts';
import type { Names } from './names.ts';

/** `seed` is where its sampling started. */
export type NamedMeasure = MeasureReport & { readonly seed: number };

export interface NamedReport {
  /** Names. */
  readonly annotators: readonly string[];
  readonly articles: AgreementReport['articles'];
  /** By measure id, in the order of the registry. */
  readonly measures: Readonly<Record<string, NamedMeasure>>;
}

export function namedReport(
  { annotators, articles, measures, seed }: AgreementReport,
  { annotator }: Names,
): NamedReport {
  const named = ([id, report]: readonly [string, MeasureReport]): [string, NamedMeasure] => [
    id,
    {
      ...report,
      pairwise: report.pairwise.map((pair) => ({
        ...pair,
        a: annotator(pair.a),
        b: annotator(pair.b),
      })),
      seed,
    },
  ];
  return {
    annotators: annotators.map(annotator),
    articles: articles.map((article) => ({
      ...article,
      annotators: article.annotators.map(annotator),
    })),
    measures: Object.fromEntries(Object.entries(measures).map(named)),
  };
}
