/** Copies that file-sync tools leave: noticed, in nobody's way, and merged. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { lookAtMerge, takeMerge } from '../../main/files/merge.ts';
import { findSyncCopies, waitingSyncCopies } from '../../main/files/sync-copies.ts';
import { checkProject } from '../../main/storage/check.ts';
import type { Store } from '../../main/storage/port.ts';
import type { Command } from '../../shared/ops/command.ts';
import {
  ADA,
  addArticles,
  articleOf,
  create,
  must,
  open,
  options,
  tag,
  tempFolder,
} from '../storage/project.ts';

const TOOLS = [
  ['Dropbox', (name: string) => `${name} (Anna's conflicted copy 2024-03-22)`],
  ['Nextcloud', (name: string) => `${name} (conflicted copy 2024-03-22 101112)`],
  ['ownCloud', (name: string) => `${name}_conflict-20240322-101112`],
  ['Syncthing', (name: string) => `${name}.sync-conflict-20240322-101112-ABCDEFG`],
  ['OneDrive', (name: string) => `${name}-DESKTOP-4711`],
  ['Google Drive', (name: string) => `${name} (1)`],
  ['iCloud', (name: string) => `${name} 2`],
] as const;

let here = '';
let there = '';
beforeEach(async () => {
  const folder = await tempFolder();
  [here, there] = [join(folder, 'here'), join(folder, 'there')];
  const store = await create(here);
  await addArticles(store, 'one', 'one-two');
  must(await tag(store, 'one'));
  await store.close();
  await cp(here, there, { recursive: true });
});

async function edit(root: string, ...commands: readonly Command[]): Promise<void> {
  const store = await open(root);
  for (const command of commands) must(await store.run(command, ADA.id, 'user'));
  await store.close();
}

const add = (article: string, start: number, end: number, label = 'number'): Command => ({
  do: 'add-span',
  article,
  label,
  fragments: [{ start, end }],
});

/** Leaves the other machine's file beside ours, as a tool does. @returns the copy, absolute */
async function leave(file: string, nameOf: (name: string) => string = (name) => `${name} (1)`) {
  const copy = join(
    here,
    file.replace(/([^/]+)\.json$/u, (_, name: string) => `${nameOf(name)}.json`),
  );
  await mkdir(dirname(copy), { recursive: true });
  await cp(join(there, file), copy);
  return copy;
}

async function merged(store: Store, ...paths: readonly string[]): Promise<void> {
  const look = must(
    await lookAtMerge(
      store,
      paths.map((path) => ({ path })),
      options(),
    ),
  );
  must(await takeMerge(store, look, ADA.id, options()));
}

const wordsOf = async (store: Store, article: string): Promise<string[]> =>
  must(await store.article(article)).spans.map(({ quote, orphan }) => quote.exact + (orphan ?? ''));

describe.each(TOOLS)('a copy that %s left', (_, nameOf) => {
  test('is found beside its file, does not keep the project from opening, and is merged', async () => {
    await edit(here, add('one', 5, 7));
    await edit(there, add('one', 14, 17));
    const copy = await leave('annotations/one.json', nameOf);
    const of = 'annotations/one.json';
    expect(await findSyncCopies(here)).toEqual([{ path: copy.slice(here.length + 1), of }]);
    expect(must(await checkProject(here))).toEqual([]);

    const store = await open(here);
    expect(store.notices).toEqual([]);
    expect(store.summaries().map(({ id }) => id)).toEqual(['one', 'one-two']);
    expect(must(await waitingSyncCopies(store))).toEqual([{ path: copy, of }]);
    await merged(store, copy);
    expect(await wordsOf(store, 'one')).toEqual(['one:', 'at', '133']);
    expect(must(await waitingSyncCopies(store))).toEqual([]);
    await store.close();
    expect(must(await checkProject(here))).toEqual([]);
  });
});

test('copies of every kind of file are found', async () => {
  const files = ['project.json', 'links.json', 'articles/one.json', 'annotations/one.json'];
  for (const file of files) await leave(file);
  const found = await findSyncCopies(here);
  expect(found.map(({ of }) => of).sort()).toEqual(files.toSorted());
  const store = await open(here);
  expect(must(await waitingSyncCopies(store)), 'they have nothing new').toEqual([]);
});

test('an article whose id begins with another one’s is no copy, nor is a file of something else', async () => {
  await writeFile(join(here, 'project (1).json'), '{"name": "something else"}');
  await writeFile(join(here, 'articles', 'one (1).json'), 'cut short {');
  await writeFile(join(here, 'links backup.txt'), '{}');
  expect(await findSyncCopies(here)).toEqual([]);
  const store = await open(here);
  expect(store.summaries().map(({ id }) => id)).toEqual(['one', 'one-two']);
});

test('annotations that were made on a cleaned-up text come in with that text', async () => {
  const text = `Advertisement. ${articleOf('one').text}`;
  const [blocks, start] = [
    [{ type: 'paragraph' as const, start: 0, end: text.length }],
    text.indexOf('killed'),
  ];
  await edit(
    there,
    {
      do: 'revise-article',
      article: 'one',
      revision: 1,
      text,
      blocks,
      marks: [],
      boilerplate: [],
      places: {},
    },
    add('one', start, start + 6),
  );
  await edit(here, add('one', 14, 17));
  const copies = [await leave('annotations/one.json'), await leave('articles/one.json')];
  const store = await open(here);
  await merged(store, copies[0] ?? '');
  const { article } = must(await store.article('one'));
  expect(article.text).toBe(text);
  expect((await wordsOf(store, 'one')).filter((words) => /133|killed/u.test(words))).toEqual([
    '133',
    'killed',
  ]);
  expect(must(await waitingSyncCopies(store))).toEqual([]);
});

test('a new label comes in with the annotations that use it', async () => {
  const store = await open(there);
  const [label] = store.head().codebook.labels;
  if (!label) throw new Error('The codebook has no labels');
  await store.close();
  const fresh = { ...label, id: 'place', name: 'Place', key: 'y', attributes: [] };
  await edit(there, { do: 'edit-codebook', edit: { edit: 'put-label', label: fresh } }, {
    ...add('one', 14, 17),
    label: 'place',
  } as Command);
  await leave('project.json');
  const copy = await leave('annotations/one.json');
  const ours = await open(here);
  await merged(ours, copy);
  expect(ours.head().codebook.labels.map(({ id }) => id)).toContain('place');
  expect(await wordsOf(ours, 'one')).toContain('133');
});

test('a copy that is of a newer version is refused by name, and nothing is changed', async () => {
  const copy = await leave('annotations/one.json');
  const store = await open(here);
  await writeFile(copy, (await readFile(copy, 'utf8')).replace('"format": 2', '"format": 99'));
  expect(await findSyncCopies(here)).toEqual([]);
  const look = await lookAtMerge(store, [{ path: copy }], options());
  expect(look.ok).toBe(false);
  if (!look.ok) expect(look.error.message).toContain(copy);
});
