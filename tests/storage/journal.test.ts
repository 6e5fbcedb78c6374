import { readFileSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rename, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLine, encodeLine } from '../../main/storage/journal-line.ts';
import { readJournal, scanJournal } from '../../main/storage/journal-read.ts';
import { Journal } from '../../main/storage/journal.ts';
import { EMPTY_CHANGE, type CommittedEntry } from '../../shared/model/change.ts';
import { NOT_SAVED } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';
import { unicodeArb } from '../arbitraries/text.ts';
import { addArticles, CLOCK, crashed, create, must, open, tag, tempFolder } from './project.ts';

const entryAt = (seq: number, label = 'step'): CommittedEntry => ({
  seq,
  entry: {
    id: `entry-${seq}`,
    origin: 'user',
    label,
    at: '2024-03-22T00:00:00.000Z',
    by: 'ada',
    clock: CLOCK,
    change: EMPTY_CHANGE,
  },
});

async function newJournal(): Promise<{ file: string; journal: Journal }> {
  const file = join(await tempFolder(), 'journal.jsonl');
  await writeFile(file, encodeLine({ checkpoint: { seq: 0, recent: [] } }));
  return { file, journal: new Journal(file, await readJournal(file)) };
}

const append = (journal: Journal, ...entries: readonly CommittedEntry[]): Promise<Result<true>> =>
  new Promise((resolve) => {
    journal.append(entries, resolve);
  });

/** Changes the journal of a closed store. */
async function tamper(path: string, change: (lines: string[]) => string[]): Promise<void> {
  const file = join(path, 'journal.jsonl');
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  await writeFile(file, `${change(lines).join('\n')}\n`);
}

test('a line says what was written, for any text, and no changed byte goes unnoticed', () => {
  fc.assert(
    fc.property(unicodeArb, fc.nat(), fc.integer({ min: 1, max: 255 }), (label, place, flip) => {
      const line = encodeLine(entryAt(7, label));
      expect(decodeLine(line.trimEnd())).toEqual(entryAt(7, label));
      const bytes = Buffer.from(line);
      const at = place % (bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      const { entries } = scanJournal(bytes);
      expect(entries).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('what queues up together reaches the disk in one write, acknowledged in order', async () => {
  const { file, journal } = await newJournal();
  const order: number[] = [];
  let linesAtFirstAck = 0;
  await Promise.all(
    Array.from({ length: 50 }, (_, at) => {
      return new Promise<void>((resolve) => {
        journal.append([entryAt(at + 1)], () => {
          order.push(at + 1);
          linesAtFirstAck ||= readFileSync(file, 'utf8').split('\n').length - 2;
          resolve();
        });
      });
    }),
  );
  expect(linesAtFirstAck).toBe(50);
  expect(order).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
  await journal.close();
});

test('dropping entries keeps those after them, also those appended meanwhile', async () => {
  const { file, journal } = await newJournal();
  must(await append(journal, entryAt(1), entryAt(2), entryAt(3)));
  const dropping = journal.drop({ seq: 2, recent: ['entry-1', 'entry-2'] });
  const appending = append(journal, entryAt(4));
  must(await dropping);
  must(await appending);
  must(await append(journal, entryAt(5)));
  await journal.close();
  const read = await readJournal(file);
  expect(read.checkpoint).toEqual({ seq: 2, recent: ['entry-1', 'entry-2'] });
  expect(read.entries).toEqual([entryAt(3), entryAt(4), entryAt(5)]);
  expect(read.bad).toEqual([]);
});

test('a torn last line is set aside, reported, and does not hurt what came before', async () => {
  const store = await create(join(await tempFolder(), 'p'));
  await addArticles(store, 'a');
  must(await tag(store, 'a'));
  const path = await crashed(store);
  await appendFile(join(path, 'journal.jsonl'), '{"crc":"0123');
  const again = await open(path);
  expect(again.notices).toHaveLength(1);
  const [file] = (await readdir(join(path, 'backups'))).filter((name) => name.startsWith('torn-'));
  expect(again.notices[0]).toContain(`backups/${file}`);
  expect(await readFile(join(path, 'backups', file ?? ''), 'utf8')).toBe('{"crc":"0123\n');
  expect(must(await again.article('a')).spans).toHaveLength(1);
  must(await tag(again, 'a', 5, 8));
  await again.close();
  expect((await open(path)).notices).toEqual([]);
});

test('a damaged line in the middle: later edits that do not need it stay, the others are set aside', async () => {
  const store = await create(join(await tempFolder(), 'p'));
  await addArticles(store, 'a', 'b');
  must(await store.compact());
  const [lost] = must(await tag(store, 'a')).change.added;
  must(await tag(store, 'b'));
  const edit = { note: 'about a span that will be lost' };
  const [kept] = must(await tag(store, 'a', 5, 8)).change.added;
  must(
    await store.run({ do: 'edit-span', article: 'a', span: lost?.id ?? '', edit }, 'ada', 'user'),
  );
  const path = await crashed(store);
  await tamper(path, (lines) =>
    lines.map((line, at) => (at === 1 ? line.replace('a', 'A') : line)),
  );

  const again = await open(path);
  expect(again.notices).toHaveLength(1);
  expect(again.notices[0]).toMatch(/1 line of journal\.jsonl damaged .*line 2.*1 later edit/);
  expect(must(await again.article('a')).spans.map(({ id }) => id)).toEqual([kept?.id]);
  expect(must(await again.article('b')).spans).toHaveLength(1);
  const [file] = (await readdir(join(path, 'backups'))).filter((name) =>
    name.startsWith('damaged-'),
  );
  const aside = await readFile(join(path, 'backups', file ?? ''), 'utf8');
  expect(aside).toContain(lost?.id);
  expect(aside).toContain(edit.note);
  must(await tag(again, 'a', 9, 12));
  await again.close();
  const last = await open(path);
  expect(last.notices).toEqual([]);
  expect(must(await last.article('a')).spans).toHaveLength(2);
});

test('a write that fails is refused with the reason, keeps nothing, and can be made again', async () => {
  const path = join(await tempFolder(), 'p');
  await (await create(path)).close();
  const store = await open(path);
  // A folder in the journal's place fails for every user, root included.
  const file = join(path, 'journal.jsonl');
  await rename(file, `${file}.away`);
  await mkdir(file);
  const heard: number[] = [];
  store.onCommit(({ seq }) => heard.push(seq));
  const entries = [1, 2, 3].map((at) => entryAt(at).entry);
  const refused = await Promise.all(entries.map((entry) => store.commit([entry])));
  for (const outcome of refused) {
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: NOT_SAVED, file: 'journal.jsonl' },
    });
    expect(outcome.ok ? '' : outcome.error.message).toContain('a folder is in the place');
  }
  expect(store.seq()).toBe(0);
  expect(heard).toEqual([]);

  await rmdir(file);
  await rename(`${file}.away`, file);
  for (const entry of entries) must(await store.commit([entry]));
  expect(store.seq()).toBe(3);
  expect(heard).toEqual([1, 2, 3]);
});
