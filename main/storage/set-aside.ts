/** What recovery cannot use is never thrown away: it goes to a file in `backups/`, and is reported. */
import { join } from 'node:path';
import type { JournalRead } from './journal-read.ts';
import { writeDurably } from './durable-file.ts';
import { encodeLine } from './journal-line.ts';
import { BACKUPS, JOURNAL_FILE } from './layout.ts';
import type { Replayed } from './replay-journal.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** The journal's own lines only; what recovery did to snapshots is in `Replayed.notices`. */
export interface Finding {
  /** For the user; `where` says to which file it was set aside. */
  readonly sentence: (where: string) => string;
  readonly name: 'torn' | 'damaged';
  readonly text: string;
}

export function findings({ torn, bad }: JournalRead, { misfits }: Replayed): Finding[] {
  const found: Finding[] = [];
  if (torn) {
    found.push({
      name: 'torn',
      text: `${torn.text}\n`,
      sentence: (where) =>
        `The last edit was cut short by a crash before it was saved (${JOURNAL_FILE}, line ${torn.line}: ${torn.reason}); ${where}.`,
    });
  }
  if (bad.length + misfits.length > 0) {
    const lines = [
      ...bad.map(({ line, text, reason }) => `# line ${line}: ${reason}\n${text}\n`),
      ...misfits.map(({ entry, reason }) => `# edit ${entry.seq}: ${reason}\n${encodeLine(entry)}`),
    ];
    const first = bad[0] ? ` (first: line ${bad[0].line}, ${bad[0].reason})` : '';
    const what = [
      ...(bad.length === 0
        ? []
        : [`${count(bad.length, 'line', 'lines')} of ${JOURNAL_FILE} damaged${first}`]),
      ...(misfits.length === 0
        ? []
        : [`${count(misfits.length, 'later edit', 'later edits')} that depended on lost ones`]),
    ];
    found.push({
      name: 'damaged',
      text: lines.join(''),
      sentence: (where) => `Found ${what.join(', and ')}; ${where}. Check the latest edits.`,
    });
  }
  return found;
}

/**
 * Writes each finding to `backups/`, then the journal without them. @returns the notices
 * @throws system errors
 */
export async function setAside(
  root: string,
  { read, replayed, seq }: { read: JournalRead; replayed: Replayed; seq: number },
  now: number,
): Promise<string[]> {
  const notices: string[] = [];
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const found = findings(read, replayed);
  for (const { name, text, sentence } of found) {
    const file = `${BACKUPS}/${name}-${stamp}.txt`;
    await writeDurably(join(root, file), text);
    notices.push(sentence(`it was set aside in ${file}`));
  }
  if (found.length > 0 || !read.found) {
    const { entries } = replayed;
    const lines = entries.map((entry) => encodeLine(entry));
    const checkpoint = read.checkpoint ?? { seq: entries.length > 0 ? 0 : seq, recent: [] };
    const head = encodeLine({ checkpoint });
    await writeDurably(join(root, JOURNAL_FILE), head + lines.join(''));
  }
  return notices;
}

/**
 * The same for a project that cannot be written. A line without its end is passed over: another
 * process may be writing it right now.
 */
export const reportOnly = (read: JournalRead, replayed: Replayed): string[] =>
  findings({ ...read, torn: null }, replayed).map(({ sentence }) =>
    sentence('it was left where it is'),
  );
