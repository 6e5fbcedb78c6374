/** What datasets in and out cost, format by format, and whether memory grows with the articles. */

export interface DatasetFigures {
  /** Proved, read or brought in. */
  readonly spans: number;
  /** Milliseconds. */
  readonly took: number;
  /** Of resident memory, bytes; an idle process of Node takes about 50 MB of it. */
  readonly peak: number;
  /** Of the dataset on disk. */
  readonly bytes: number;
}

/** One format, at both sizes. */
export interface DatasetRow {
  readonly format: string;
  /** Whether it can be written and read article by article. */
  readonly streams: boolean;
  readonly small: Readonly<Record<string, DatasetFigures>>;
  readonly large: Readonly<Record<string, DatasetFigures>>;
}

const COLUMN = 9;
export const STEPS = ['export', 'read', 'import'] as const;

const cell = (value: string): string => value.padStart(COLUMN);
const speed = ({ bytes, took }: DatasetFigures): string => (bytes / 1e6 / (took / 1000)).toFixed(1);
const mb = (bytes: number): string => Math.round(bytes / 1e6).toString();

/** @param articles the two numbers of articles */
export function datasetHead(articles: readonly [number, number]): string {
  const columns = STEPS.flatMap((step) => [`${step} s`, 'MB/s', 'MB few', 'MB many']);
  return [
    `\nDatasets: ${articles.join(' and ')} articles of 6 kB, 100 annotations each; peak memory at both sizes`,
    `${'format'.padEnd(16)}${cell('on disk')}${columns.map(cell).join('')}  streams`,
  ].join('\n');
}

export function datasetLine({ format, streams, small, large }: DatasetRow): string {
  const cells = STEPS.flatMap((step) => {
    const few = small[step];
    const many = large[step];
    if (!few || !many) return ['-', '-', '-', '-'];
    return [(many.took / 1000).toFixed(1), speed(many), mb(few.peak), mb(many.peak)];
  });
  const size = `${mb(large['export']?.bytes ?? 0)} MB`;
  return `${format.padEnd(16)}${cell(size)}${cells.map(cell).join('')}  ${streams ? 'yes' : 'no'}`;
}
