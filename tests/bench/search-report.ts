/** What searches took, against their budget. */

export const KINDS = ['word', 'words', 'phrase', 'regex', 'filter', 'sorted'] as const;
export type Kind = (typeof KINDS)[number];

/** Milliseconds. */
export interface Latency {
  readonly median: number;
  /** 95th percentile. */
  readonly high: number;
  /** Processor time of all threads, median: what other programs on the machine do not change. */
  readonly work: number;
}

export interface SearchFigures {
  /** From the first question until every article is indexed. Milliseconds, as all times here. */
  readonly build: number;
  /** The slowest answer while the index was built. */
  readonly whileBuilding: number;
  /** The longest time the main thread did not come round while the index was built. */
  readonly stall: number;
  readonly latencies: Readonly<Record<Kind, Latency>>;
  /** A word looked for in every text by `indexOf`, in lower case: median. */
  readonly scan: number;
  /** Bytes in use after a collection: of the main thread without and with the index, of the worker. */
  readonly heap: { readonly before: number; readonly after: number; readonly worker: number };
}

/** Milliseconds. */
const BUDGET = 100;

const NAMES: Readonly<Record<Kind, string>> = {
  word: 'a word',
  words: 'words in one paragraph',
  phrase: 'a phrase',
  regex: 'a regular expression',
  filter: 'filters',
  sorted: 'a word, sorted left or right',
};

const ms = (value: number): string => value.toFixed(1).padStart(9);
const mb = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

export function searchTable({
  build,
  whileBuilding,
  stall,
  latencies,
  scan,
  heap,
}: SearchFigures): string {
  const rows = KINDS.map((kind) => {
    const { median, high, work } = latencies[kind];
    const verdict = high <= BUDGET ? 'met' : 'missed';
    return `${NAMES[kind].padEnd(30)}${ms(median)}${ms(high)}${ms(work)}  at most ${BUDGET} ms: ${verdict}`;
  });
  return [
    '\nFirst results, 1,000 articles of 6 kB with 70,000 annotations, ms',
    `${''.padEnd(30)}${'median'.padStart(9)}${'95 %'.padStart(9)}${'work'.padStart(9)}`,
    ...rows,
    `${'indexOf in every text'.padEnd(30)}${ms(scan)}  a word: ${(latencies.word.median / scan).toFixed(2)} of it`,
    `index built in ${(build / 1000).toFixed(1)} s, slowest answer meanwhile ${whileBuilding.toFixed(0)} ms, longest stall of the main thread ${stall.toFixed(0)} ms`,
    `heap of the main thread ${mb(heap.before)} before, ${mb(heap.after)} after; of the worker ${mb(heap.worker)}`,
  ].join('\n');
}
