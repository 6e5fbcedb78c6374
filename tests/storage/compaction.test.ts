import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkProject } from '../../main/storage/check.ts';
import type { Store } from '../../main/storage/port.ts';
import type { Entry } from '../../shared/model/change.ts';
import { EMPTY_HISTORY, remember, undoEntry } from '../../shared/ops/history.ts';
import type { ArticleContent } from '../../shared/ops/state.ts';
import {
  addArticles,
  articleOf,
  crashed,
  create,
  must,
  open,
  options,
  tag,
  tempFolder,
} from './project.ts';

const journalOf = (path: string): Promise<string> => readFile(join(path, 'journal.jsonl'), 'utf8');

/** An article goes, with everything on it. */
/** Later than what the tests write meanwhile: no deletion shares its clock with a write. */
const REMOVED = '0zz000000-0000-test';
const removal = ({ article, spans, relations }: ArticleContent): Entry => ({
  id: `remove-${article.id}`,
  origin: 'user',
  label: 'Remove the article',
  at: '2024-03-22T00:00:00.000Z',
  by: 'ada',
  clock: REMOVED,
  change: { added: [], updated: [], removed: [...relations, ...spans, article] },
});

test('compaction loses nothing while commits go on', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, 'a', 'b', 'c');
  const tagging = Array.from({ length: 150 }, (_, at) =>
    tag(store, 'abc'.charAt(at % 3), at % 20, (at % 20) + 3 + (at % 7)),
  );
  const compacting = Array.from({ length: 5 }, () => store.compact());
  const ids = (await Promise.all(tagging)).flatMap((saved) =>
    must(saved).change.added.map(({ id }) => id),
  );
  for (const outcome of await Promise.all(compacting)) must(outcome);
  const again = await open(await crashed(store));
  const found = must(await again.dataset()).articles.flatMap(({ spans }) => spans);
  expect(found.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(must(await again.dataset())).toEqual(must(await store.dataset()));
});

test('the journal starts compaction by itself when it is long', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path, 10);
  await addArticles(store, 'a');
  for (let at = 0; at < 25; at += 1) must(await tag(store, 'a', at, at + 4));
  must(await store.compact());
  expect((await journalOf(path)).trim().split('\n')).toHaveLength(1);
  const snapshot = await readFile(join(path, 'annotations/a.json'), 'utf8');
  expect(snapshot.match(/"kind":"span"/g)).toHaveLength(25);
});

test('only files that changed are written', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, 'a', 'b');
  must(await store.compact());
  must(await tag(store, 'a'));
  must(await store.compact());
  const seqOf = async (file: string): Promise<string | undefined> =>
    /"seq": (\d+)/.exec(await readFile(join(path, file), 'utf8'))?.[1];
  expect(await seqOf('annotations/a.json')).toBe('2');
  for (const file of ['project.json', 'articles/a.json', 'articles/b.json', 'annotations/b.json'])
    expect(await seqOf(file)).toBe('1');
});

/** Everything that happens to files: additions, edits, an article that goes and one that comes back. */
async function busyProject(): Promise<Store> {
  const store = await create(join(await tempFolder(), 'p'));
  await addArticles(store, 'a', 'b', 'c', 'd');
  must(await tag(store, 'a'));
  must(await tag(store, 'c'));
  must(await store.commit([removal(must(await store.article('d')))]));
  must(await store.compact());
  must(await tag(store, 'b'));
  must(await store.run({ do: 'edit-article', article: 'a', title: 'New' }, 'ada', 'user'));
  must(await store.commit([removal(must(await store.article('c')))]));
  const record = articleOf('d');
  must(
    await store.run(
      { do: 'add-records', articles: [record], annotators: [], spans: [], relations: [] },
      'ada',
      'import',
    ),
  );
  return store;
}

test('a crash between any two files of a compaction loses nothing', async () => {
  const store = await busyProject();
  const content = must(await store.dataset());
  const before = await crashed(store);
  must(await store.compact());
  const after = await crashed(store);
  // Any of them may have reached the disk; the journal is emptied last, so it is never new here.
  const files = [
    'annotations/b.json',
    'annotations/a.json',
    'articles/a.json',
    'annotations/c.json',
    'annotations/d.json',
    'articles/d.json',
    'project.json',
  ];
  await fc.assert(
    fc.asyncProperty(fc.subarray(files), async (written) => {
      const path = join(await tempFolder(), 'mixed');
      await cp(before, path, { recursive: true });
      for (const file of written) await cp(join(after, file), join(path, file));
      const mixed = await open(path);
      expect(mixed.notices).toEqual([]);
      expect(must(await mixed.dataset())).toEqual(content);
      await mixed.close();
      expect(must(await checkProject(path))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('articles that only the journal has are written whole after a crash', async () => {
  const store = await create(join(await tempFolder(), 'p'));
  await addArticles(store, 'a', 'b');
  const content = must(await store.dataset());
  const path = await crashed(store);
  const survivor = await open(path);
  await survivor.close();
  expect(must(await checkProject(path))).toEqual([]);
  expect(must(await (await open(path)).dataset())).toEqual(content);
});

test('a removed article leaves tombstones and no file, and undo brings all of it back', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, 'a', 'b');
  must(await tag(store, 'a'));
  const content = must(await store.article('a'));
  must(await store.commit([removal(content)]));
  expect((await store.article('a')).ok).toBe(false);
  must(await store.compact());
  expect(await readdir(join(path, 'articles'))).toEqual(['b.json']);
  const removed = must(await store.dataset());
  expect(removed.articles.map(({ article }) => article.id)).toEqual(['b']);
  expect(removed.tombstones.map(({ kind }) => kind)).toEqual(['article', 'span']);

  const history = store
    .entriesSinceOpen()
    .reduce((past, { entry }) => remember(past, entry), EMPTY_HISTORY);
  const context = {
    ...options(),
    now: () => '',
    tick: () => '0lu9lxo01-0000-test',
    annotator: 'ada',
  };
  must(await store.commit([must(undoEntry(history, context))]));
  const back = must(await store.article('a'));
  expect(back.article.text).toBe(content.article.text);
  expect(back.spans).toHaveLength(1);
  await store.close();
  const again = await open(path);
  expect(must(await again.dataset()).tombstones).toEqual([]);
  expect(must(await again.article('a'))).toEqual(back);
});

test('an article cannot go while annotations on it stay', async () => {
  const store = await create(join(await tempFolder(), 'p'));
  await addArticles(store, 'a');
  must(await tag(store, 'a'));
  const content = must(await store.article('a'));
  const refused = await store.commit([removal({ ...content, spans: [] })]);
  expect(refused).toMatchObject({ ok: false, error: { code: 'invariant' } });
});

test.each([
  '../evil',
  'a/b',
  '..',
  '.hidden',
  'con',
  'a\\b',
  '',
  'x\0y',
  '__proto__',
  'a'.repeat(200),
])('an article id that is no safe file name is refused: %j', async (id) => {
  const folder = await tempFolder();
  const store = await create(join(folder, 'p'));
  const entry = { ...removal({ article: articleOf('x'), spans: [], relations: [] }), id: 'add' };
  const change = { added: [articleOf(id)], updated: [], removed: [] };
  const refused = await store.commit([{ ...entry, change }]);
  expect(refused).toMatchObject({ ok: false, error: { code: 'invariant' } });
  expect(await readdir(folder)).toEqual(['p']);
  expect(store.summaries()).toEqual([]);
});

test('a batch is all or nothing', async () => {
  const store = await create(join(await tempFolder(), 'p'));
  await addArticles(store, 'a');
  const good = must(await tag(store, 'a'));
  const [span] = good.change.added;
  const again = (id: string): Entry => ({ ...good, id });
  const removed: Entry = {
    ...again('2'),
    change: { added: [], updated: [], removed: span ? [span] : [] },
  };
  // The second removal finds nothing to remove any more.
  const refused = await store.commit([removed, { ...removed, id: '3' }]);
  expect(refused).toMatchObject({ ok: false, error: { code: 'stale-change' } });
  expect(store.seq()).toBe(2);
  expect(must(await store.article('a')).spans).toHaveLength(1);
  must(await store.commit([removed, again('4')]));
  expect(must(await store.article('a')).spans).toHaveLength(1);
});

test('with many articles read, only a few stay in memory, and edits on all of them are kept', async () => {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  const ids = Array.from({ length: 80 }, (_, at) => `article-${at}`);
  await addArticles(store, ...ids);
  for (const id of ids) must(await tag(store, id));
  await store.close();
  const again = await open(path);
  expect(again.summaries().filter(({ counts }) => counts['number'] === 1)).toHaveLength(80);
  const removed = must(await again.run({ do: 'remove-layer', annotator: 'ada' }, 'ada', 'user'));
  expect(removed.change.removed).toHaveLength(80);
  expect(must(await again.dataset()).tombstones).toHaveLength(80);
});
