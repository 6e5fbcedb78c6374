/** Reading a journal without changing it: what can be trusted, and what cannot, line by line. */
import { readFile } from 'node:fs/promises';
import type { CommittedEntry } from '../../shared/model/change.ts';
import { isMissing } from './disk-error.ts';
import { decodeLine, type Checkpoint } from './journal-line.ts';

export interface BadLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

export interface JournalRead {
  readonly found: boolean;
  readonly checkpoint: Checkpoint | null;
  readonly entries: readonly CommittedEntry[];
  /** Byte offset of each entry's line. */
  readonly starts: readonly number[];
  /** Lines with good ones after them: damage, not an interrupted write. */
  readonly bad: readonly BadLine[];
  /** The end of an interrupted write: what follows the last good line. */
  readonly torn: BadLine | null;
  /** Bytes up to and with the last good line. */
  readonly length: number;
}

const LINE_END = 0x0a;

export const EMPTY_JOURNAL: JournalRead = {
  found: false,
  checkpoint: null,
  entries: [],
  starts: [],
  bad: [],
  torn: null,
  length: 0,
};

export async function readJournal(file: string): Promise<JournalRead> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    if (isMissing(error)) return EMPTY_JOURNAL;
    throw error;
  }
  return scanJournal(bytes);
}

export function scanJournal(bytes: Buffer): JournalRead {
  let checkpoint: Checkpoint | null = null;
  const entries: CommittedEntry[] = [];
  const starts: number[] = [];
  let bad: BadLine[] = [];
  /** Bad lines with no good one after them yet. */
  let doubtful: BadLine[] = [];
  let length = 0;
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found === -1 ? bytes.length : found;
    const text = bytes.toString('utf8', start, end);
    const body = found === -1 ? 'it has no line end' : decodeLine(text);
    if (typeof body === 'string') doubtful.push({ line, text, reason: body });
    else {
      bad = bad.concat(doubtful);
      doubtful = [];
      length = end + 1;
      if ('checkpoint' in body) checkpoint = body.checkpoint;
      else {
        entries.push(body);
        starts.push(start);
      }
    }
    start = end + 1;
  }
  const [first] = doubtful;
  const torn = first ? { ...first, text: doubtful.map(({ text }) => text).join('\n') } : null;
  return { found: true, checkpoint, entries, starts, bad, torn, length };
}
