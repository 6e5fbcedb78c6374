/** What is measured: subjects by sizes. Shared by the page and what drives it. */

export const SUBJECTS = [
  'plain',
  'claimbench',
  'recogito-spans',
  'recogito-highlights',
  'recogito-ranges',
] as const;
export type SubjectName = (typeof SUBJECTS)[number];

export const TITLES: Readonly<Record<SubjectName, string>> = {
  plain: 'plain paragraphs',
  claimbench: 'Claimbench',
  'recogito-spans': 'Recogito, spans, from offsets',
  'recogito-highlights': 'Recogito, highlights, from offsets',
  'recogito-ranges': 'Recogito, highlights, ranges supplied',
};

export interface Size {
  readonly name: string;
  /** UTF-16 code units. */
  readonly length: number;
  readonly spans: number;
  /** Who is measured at it. */
  readonly subjects: readonly SubjectName[];
}

const KB = 1000;
const MB = 1000 * KB;

export const SIZES: readonly Size[] = [
  { name: '6 kB / 50', length: 6 * KB, spans: 50, subjects: SUBJECTS },
  { name: '100 kB / 1,000', length: 100 * KB, spans: 1000, subjects: SUBJECTS },
  { name: '1 MB / 10,000', length: MB, spans: 10_000, subjects: SUBJECTS },
  { name: '1 MB / 50,000', length: MB, spans: 50_000, subjects: SUBJECTS },
  { name: '5 MB / 50,000', length: 5 * MB, spans: 50_000, subjects: ['plain', 'claimbench'] },
];

/** One change until it was painted, in milliseconds. */
export interface ChangeSample {
  /** From the call to the end of the frame that shows it. */
  readonly latency: number;
  /** Main-thread time of the call and of the frames up to then. */
  readonly cost: number;
}

/** What the page offers to whoever drives it. */
export interface BenchPage {
  /** Makes text and spans, shows nothing yet. */
  prepare(subject: SubjectName, length: number, spans: number): void;
  /** Milliseconds from the call to the second animation frame after which spans are painted. */
  open(): Promise<number>;
  add(times: number): Promise<ChangeSample[]>;
  remove(times: number): Promise<ChangeSample[]>;
  /** One change and back, as often as said, with rest after each; for counting main-thread time. */
  churn(times: number): Promise<void>;
  /** The longest time between two animation frames while scrolling, in milliseconds. */
  scroll(): Promise<number>;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}
