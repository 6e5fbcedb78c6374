import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStore, openStore } from '../../main/storage/open-store.ts';
import { addArticles, create, must, open, options, tag, tempFolder } from './project.ts';

test('what was tagged is there after closing and opening', async () => {
  const path = join(await tempFolder(), 'event.claimbench');
  const store = await create(path);
  await addArticles(store, 'a', 'b');
  const entry = must(await tag(store, 'a'));
  const before = must(await store.dataset());
  await store.close();

  const again = await open(path);
  expect(must(await again.dataset())).toEqual(before);
  expect(again.seq()).toBe(2);
  expect(again.entriesSinceOpen()).toEqual([]);
  expect(again.summaries().map(({ id, counts }) => [id, counts])).toEqual([
    ['a', { number: 1 }],
    ['b', {}],
  ]);
  expect(must(await again.article('a')).spans).toEqual(entry.change.added);
  expect(again.notices).toEqual([]);
});

test('an edit writes to the journal and to no other file', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, 'a');
  must(await store.compact());
  const snapshot = await readFile(join(path, 'annotations/a.json'), 'utf8');
  must(await tag(store, 'a'));
  expect(await readFile(join(path, 'annotations/a.json'), 'utf8')).toBe(snapshot);
  expect((await readFile(join(path, 'journal.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
});

test('committing the same entry twice is committing it once, also after compaction and reopening', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, 'a');
  const entry = must(await tag(store, 'a'));
  expect(must(await store.commit([entry])).seq).toBe(2);
  await store.close();
  const again = await open(path);
  expect(must(await again.commit([entry, entry])).seq).toBe(2);
  expect(must(await again.article('a')).spans).toHaveLength(1);
});

test('a folder that holds something is no place for a new project', async () => {
  const path = join(await tempFolder(), 'p');
  await create(path);
  const refused = await createStore(path, { title: 'Again' }, options());
  expect(refused).toMatchObject({ ok: false, error: { code: 'exists' } });
});

test('opening what is no project is refused by name', async () => {
  const path = await tempFolder();
  const refused = await openStore(path, options());
  expect(refused).toMatchObject({ ok: false, error: { code: 'no-project', file: path } });
});
