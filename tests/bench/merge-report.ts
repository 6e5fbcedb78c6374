/** What merging took, and how it grows with the annotations. */

/** Processor times in milliseconds, memory in bytes. */
export interface MergeFigures {
  /** Of each of the two stores. */
  readonly annotations: number;
  readonly merged: number;
  readonly changed: number;
  readonly conflicts: number;
  /** Reading the other store as a bundle. */
  readonly parse: number;
  readonly check: number;
  readonly join: number;
  /** Telling what changes for the store that it is merged into. */
  readonly diff: number;
  readonly preview: number;
  readonly heap: { readonly before: number; readonly peak: number; readonly after: number };
}

const COLUMN = 12;

const ms = (value: number): string => value.toFixed(0).padStart(COLUMN);
const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`.padStart(COLUMN);

export function mergeTable([small, large]: readonly MergeFigures[]): string {
  if (!small || !large) return '';
  const [few, many] = [small.annotations, large.annotations];
  const limit = (many * Math.log(many)) / (few * Math.log(few));
  const row = (name: string, of: (figures: MergeFigures) => number): string => {
    const growth = of(large) / of(small);
    const verdict = growth <= limit ? 'met' : 'missed';
    return `${name.padEnd(26)}${ms(of(small))}${ms(of(large))}${`× ${growth.toFixed(1)}`.padStart(COLUMN)}  ${verdict}`;
  };
  return [
    `\nMerging two stores, processor ms (n log n is × ${limit.toFixed(1)})`,
    `${'annotations of each'.padEnd(26)}${String(few).padStart(COLUMN)}${String(many).padStart(COLUMN)}${'growth'.padStart(COLUMN)}`,
    row('read the other as bundle', ({ parse }) => parse),
    row('check it', ({ check }) => check),
    row('join', ({ join }) => join),
    row('what changes', ({ diff }) => diff),
    row('preview', ({ preview }) => preview),
    ...(['before', 'peak', 'after'] as const).map(
      (when) => `${`heap ${when}`.padEnd(26)}${mb(small.heap[when])}${mb(large.heap[when])}`,
    ),
    `${large.merged} annotations after it, ${large.changed} came or changed, ${large.conflicts} conflicts wait`,
  ].join('\n');
}
