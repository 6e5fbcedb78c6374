/** Git's merge driver on files that two copies of a project wrote. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { driveMerge } from '../../main/files/merge-driver.ts';
import {
  annotationsFile,
  articleFile,
  LINKS_FILE,
  PROJECT_FILE,
} from '../../main/storage/layout.ts';
import { parseShelf } from '../../main/storage/snapshot-format.ts';
import type { Command } from '../../shared/ops/command.ts';
import type { Span } from '../../shared/model/span.ts';
import { ADA, addArticles, create, must, open, tag, tempFolder } from '../storage/project.ts';

const ANNOTATIONS = annotationsFile('one');

let folder = '';
const base = (): string => join(folder, 'base');
const ours = (): string => join(folder, 'ours');
const theirs = (): string => join(folder, 'theirs');

async function edit(root: string, ...commands: readonly Command[]): Promise<void> {
  const store = await open(root);
  for (const command of commands) must(await store.run(command, ADA.id, 'user'));
  await store.close();
}

const spansIn = async (root: string): Promise<Span[]> => {
  const shelf = must(parseShelf(ANNOTATIONS, await readFile(join(root, ANNOTATIONS), 'utf8')));
  return [...shelf.records.values()].filter((record) => record.kind === 'span');
};

const note = (span: string, text: string): Command => ({
  do: 'edit-span',
  article: 'one',
  span,
  edit: { note: text },
});
const add = (start: number, end: number): Command => ({
  do: 'add-span',
  article: 'one',
  label: 'number',
  fragments: [{ start, end }],
});
const drive = (file: string, options: { path?: string } = {}) =>
  driveMerge(
    {
      base: join(base(), file),
      ours: join(ours(), file),
      theirs: join(theirs(), file),
      ...options,
    },
    folder,
  );

let known = '';
beforeEach(async () => {
  folder = await tempFolder();
  const store = await create(base());
  await addArticles(store, 'one', 'two');
  must(await tag(store, 'one'));
  await store.close();
  known = (await spansIn(base()))[0]?.id ?? '';
  for (const copy of [ours(), theirs()]) await cp(base(), copy, { recursive: true });
});

describe('the merge driver', () => {
  test('keeps the new annotations of both sides', async () => {
    await edit(ours(), add(5, 7));
    await edit(theirs(), add(8, 13), add(14, 17));
    expect(must(await drive(ANNOTATIONS))).toMatchObject({ conflicts: 0 });
    expect(await spansIn(ours())).toHaveLength(4);
  });

  test('keeps both values of a field that both wrote, and counts one conflict', async () => {
    await edit(ours(), note(known, 'mine'));
    await edit(theirs(), note(known, 'yours'));
    expect(must(await drive(ANNOTATIONS)).conflicts).toBe(1);
    const [span] = await spansIn(ours());
    expect(span?.lineage?.fields['note']?.map(({ value }) => value).sort()).toEqual([
      'mine',
      'yours',
    ]);
  });

  test('gives the same file whichever side is ours', async () => {
    await edit(ours(), note(known, 'mine'), add(5, 7));
    await edit(theirs(), { do: 'remove-spans', article: 'one', spans: [known] }, add(8, 13));
    const mirrored = join(folder, 'mirrored.json');
    await cp(join(theirs(), ANNOTATIONS), mirrored);
    must(
      await driveMerge(
        { base: join(base(), ANNOTATIONS), ours: mirrored, theirs: join(ours(), ANNOTATIONS) },
        folder,
      ),
    );
    expect(must(await drive(ANNOTATIONS)).conflicts).toBe(1);
    expect(await readFile(join(ours(), ANNOTATIONS), 'utf8')).toBe(
      await readFile(mirrored, 'utf8'),
    );
  });

  test('a deletion that saw all stays a deletion', async () => {
    await edit(ours(), { do: 'remove-spans', article: 'one', spans: [known] });
    must(await drive(ANNOTATIONS));
    expect(await spansIn(ours())).toEqual([]);
  });

  test('joins the title, the codebook and the links, each in its own file', async () => {
    await edit(ours(), { do: 'edit-article', article: 'one', title: 'Mine' });
    await edit(theirs(), { do: 'edit-article', article: 'one', note: 'Theirs' });
    for (const file of [articleFile('one'), PROJECT_FILE, LINKS_FILE]) must(await drive(file));
    const file = articleFile('one');
    const shelf = must(parseShelf(file, await readFile(join(ours(), file), 'utf8')));
    expect(shelf.records.get('article one')).toMatchObject({ title: 'Mine', note: 'Theirs' });
  });

  test('keeps fields of a newer version that only one side has, and the higher number', async () => {
    await edit(theirs(), add(8, 13));
    const file = join(theirs(), ANNOTATIONS);
    const theirText = await readFile(file, 'utf8');
    await writeFile(file, theirText.replace(/\n\}\n$/u, ',\n  "later": [1]\n}\n'));
    must(await drive(ANNOTATIONS));
    const joined = must(parseShelf(ANNOTATIONS, await readFile(join(ours(), ANNOTATIONS), 'utf8')));
    expect(joined.rest).toEqual({ later: [1] });
    expect(joined.seq).toBe(must(parseShelf(ANNOTATIONS, theirText)).seq);
  });

  test('takes files that both sides added, and ones of the first format', async () => {
    const empty = join(folder, 'empty.json');
    await writeFile(empty, '');
    const first = await readFile(join(theirs(), ANNOTATIONS), 'utf8');
    const old = [
      {
        kind: 'span',
        id: 'gone',
        article: 'one',
        clock: '0lu9lxo02-0000-test',
        saw: '0lu9lxo00-0000-test',
      },
    ];
    await writeFile(
      join(theirs(), ANNOTATIONS),
      JSON.stringify({ ...JSON.parse(first), format: 1, tombstones: old }),
    );
    must(
      await driveMerge(
        { base: empty, ours: join(ours(), ANNOTATIONS), theirs: join(theirs(), ANNOTATIONS) },
        folder,
      ),
    );
    const joined = must(parseShelf(ANNOTATIONS, await readFile(join(ours(), ANNOTATIONS), 'utf8')));
    expect([...joined.tombstones.keys()]).toEqual(['span gone']);
    expect(await spansIn(ours())).toHaveLength(1);
  });

  test.each([
    ['a truncated file', (text: string) => text.slice(0, -40), 'damaged', /it is not JSON/],
    [
      'a newer format',
      (text: string) => text.replace('"format": 2', '"format": 99'),
      'newer-format',
      /newer version of Claimbench \(format 99/,
    ],
    ['a file that is not ours', () => '{"name": "package"}', 'not-ours', /no file of a Claimbench/],
    [
      'another article',
      (text: string) => text.replaceAll('"article":"one"', '"article":"two"'),
      'other-file',
      /merge\.renames false/,
    ],
  ])('refuses %s, names it, and leaves our version as it was', async (_, spoil, code, message) => {
    const path = join(theirs(), ANNOTATIONS);
    await writeFile(path, spoil(await readFile(path, 'utf8')));
    const before = await readFile(join(ours(), ANNOTATIONS));
    const driven = await drive(ANNOTATIONS, { path: `ours/${ANNOTATIONS}` });
    expect(driven).toMatchObject({ ok: false, error: { code, file: `ours/${ANNOTATIONS}` } });
    if (!driven.ok) expect(driven.error.message).toMatch(message);
    expect(await readFile(join(ours(), ANNOTATIONS))).toEqual(before);
  });

  test('refuses while the project is open: the program would write over it', async () => {
    const store = await open(ours());
    const path = `ours/${ANNOTATIONS}`;
    expect(await drive(ANNOTATIONS, { path })).toMatchObject({
      ok: false,
      error: { code: 'open-project' },
    });
    await store.close();
    must(await drive(ANNOTATIONS, { path }));
  });
});
