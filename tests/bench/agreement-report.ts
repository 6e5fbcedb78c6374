/** What measuring agreement took, how it grows with the annotations, and the budgets. */

/** Many articles of 6 kB, or one text that holds everything. */
export type Shape = 'articles' | 'one';

/** Processor times in milliseconds, memory in bytes. */
export interface AgreementFigures {
  readonly shape: Shape;
  /** Of each of the two annotators. */
  readonly spans: number;
  readonly articles: number;
  readonly matched: number;
  readonly gather: number;
  /** Finding which span is which, once, by overlap. */
  readonly match: number;
  /** By measure id: over all, by label, by pair, by article, with the interval. */
  readonly measures: Readonly<Record<string, number>>;
  readonly worst: number;
  readonly confusion: number;
  readonly heap: { readonly before: number; readonly peak: number; readonly after: number };
}

/** Milliseconds, for 50,000 spans each. */
const MATCH_BUDGET = 1000;

const NAMES: Readonly<Record<Shape, string>> = { articles: 'articles of 6 kB', one: 'one article' };
const COLUMN = 12;

const ms = (value: number): string => value.toFixed(0).padStart(COLUMN);
const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`.padStart(COLUMN);

/** By how much n log n grows: what a cost may grow by. */
const growthOf = (small: number, large: number): number =>
  (large * Math.log(large)) / (small * Math.log(small));

function row(name: string, small: number, large: number): string {
  return `${name.padEnd(26)}${ms(small)}${ms(large)}${`× ${(large / small).toFixed(1)}`.padStart(COLUMN)}`;
}

function shapeTable(small: AgreementFigures, large: AgreementFigures): string {
  const verdict = large.match <= MATCH_BUDGET ? 'met' : 'missed';
  const limit = growthOf(small.spans, large.spans);
  return [
    `\nAgreement of two annotators, ${NAMES[large.shape]}, processor ms (n log n would be × ${limit.toFixed(1)})`,
    `${'spans of each'.padEnd(26)}${String(small.spans).padStart(COLUMN)}${String(large.spans).padStart(COLUMN)}${'growth'.padStart(COLUMN)}`,
    row('gather', small.gather, large.gather),
    `${row('match', small.match, large.match)}  at most ${MATCH_BUDGET} ms: ${verdict}`,
    ...Object.entries(large.measures).map(([id, took]) =>
      row(id, small.measures[id] ?? Number.NaN, took),
    ),
    row('worst disagreements', small.worst, large.worst),
    row('confusion', small.confusion, large.confusion),
    ...(['before', 'peak', 'after'] as const).map(
      (when) => `${`heap ${when}`.padEnd(26)}${mb(small.heap[when])}${mb(large.heap[when])}`,
    ),
  ].join('\n');
}

/** @param figures of each shape the small size, then the large one */
export function agreementTable(figures: readonly AgreementFigures[]): string {
  return (['articles', 'one'] as const)
    .map((shape) => {
      const [small, large] = figures.filter((one) => one.shape === shape);
      return small && large ? shapeTable(small, large) : '';
    })
    .join('\n');
}
