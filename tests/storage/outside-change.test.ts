/** Files that changed while nobody had the project open. */
import { cp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { checkProject } from '../../main/storage/check.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { isChangedOutside } from '../../main/storage/outside-change.ts';
import type { RelationEnd } from '../../shared/model/relation.ts';
import { ADA, addArticles, create, must, open, options, tag, tempFolder } from './project.ts';

let here = '';
let there = '';
/** The same number in two articles, in two copies of the project. */
let ends: readonly RelationEnd[] = [];
beforeEach(async () => {
  const folder = await tempFolder();
  [here, there] = [join(folder, 'here'), join(folder, 'there')];
  const store = await create(here);
  await addArticles(store, 'a', 'b', 'c');
  for (const article of ['a', 'b']) must(await tag(store, article, 12, 15));
  ends = must(await store.dataset()).articles.flatMap(({ article, spans }) =>
    spans.map(({ id }) => ({ article: article.id, span: id })),
  );
  await store.close();
  await cp(here, there, { recursive: true });
});

/** Ours links the two; theirs deletes one of them, and its file comes here. */
async function exchange(): Promise<void> {
  const [from, to] = ends;
  if (!from || !to) throw new Error('Tagging tagged nothing');
  const ours = await open(here);
  const link = { do: 'add-relation', type: 'same-quantity', from, to } as const;
  must(await ours.run(link, ADA.id, 'user'));
  await ours.close();
  const theirs = await open(there);
  must(await theirs.run({ do: 'remove-spans', article: 'b', spans: [to.span] }, ADA.id, 'user'));
  await theirs.close();
  await rm(join(here, 'annotations/b.json'));
  await cp(join(there, 'annotations/b.json'), join(here, 'annotations/b.json'));
}

test('a link whose end went away with another file is kept aside, which is said once', async () => {
  await exchange();
  const store = await open(here);
  expect(store.notices).toEqual([expect.stringContaining('1 record kept aside')]);
  expect(store.head().links).toEqual([]);
  expect(must(await store.dataset()).tombstones.map(({ kind }) => kind)).toEqual([
    'relation',
    'span',
  ]);
  expect(store.entriesSinceOpen(), 'nobody is to undo it').toEqual([]);
  await store.close();
  expect(must(await checkProject(here))).toEqual([]);
  expect((await open(here)).notices).toEqual([]);
});

test('opening for reading only changes nothing', async () => {
  await exchange();
  const before = await readFile(join(here, 'links.json'), 'utf8');
  const store = must(await openStore(here, options(), { readOnly: true }));
  expect(store.head().links).toHaveLength(1);
  await store.close();
  expect(await readFile(join(here, 'links.json'), 'utf8')).toBe(before);
});

test('one article that cannot be read keeps nobody from the others', async () => {
  const [file, time] = [join(here, 'annotations/c.json'), new Date('2026-01-01T00:00:00Z')];
  await utimes(file, time, time);
  await (await open(here)).close();
  const { size } = await stat(file);
  for (const mirror of ['', 'backups/latest'])
    await writeFile(join(here, mirror, 'annotations/c.json'), 'x'.repeat(size));
  // As the index has it, so that opening has no reason of its own to read it.
  await utimes(file, time, time);
  // A moment later than the program wrote it: clocks of disks are coarse.
  const links = join(here, 'links.json');
  const later = new Date((await stat(links)).mtimeMs + 1000);
  await utimes(links, later, later);
  expect(await isChangedOutside(here)).toBe(true);
  const store = await open(here);
  expect((await store.article('c')).ok).toBe(false);
  expect(must(await store.article('a')).spans).toHaveLength(1);
});

test('what is closed is not taken for changed, and what was looked at is not looked at again', async () => {
  expect(await isChangedOutside(here)).toBe(false);
  const text = await readFile(join(here, 'links.json'));
  await rm(join(here, 'links.json'));
  await writeFile(join(here, 'links.json'), text);
  expect(await isChangedOutside(here)).toBe(true);
  await (await open(here)).close();
  expect(await isChangedOutside(here)).toBe(false);
});
