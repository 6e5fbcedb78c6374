/** Exports into real folders: what is written, what is refused, and what is left as it was. */
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { importDataset } from '../../main/files/import-dataset.ts';
import type { Store } from '../../main/storage/port.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { ExportOptions } from '../../shared/model/export-report.ts';
import { caseOf } from '../codecs/cases.ts';
import { errorOf } from '../codecs/value-of.ts';
import { create, must, options, tempFolder } from '../storage/project.ts';
import { exportAs } from './export-as.ts';

const ALL: ExportOptions = { annotators: [], labels: [], boilerplate: true };
const ADA = '0190a000-0000-7000-8000-0000000000a1';

async function projectWith(name: string): Promise<{ store: Store; folder: string }> {
  const folder = await tempFolder();
  const store = await create(path.join(folder, 'project'));
  must(await importDataset(store, caseOf(name), { ...options(), dryRun: false }));
  return { store, folder };
}

const countIn = ({ articles, links }: Dataset): { spans: number; relations: number } => ({
  spans: articles.reduce((sum, content) => sum + content.spans.length, 0),
  relations: articles.reduce((sum, content) => sum + content.relations.length, links.length),
});

describe.each(CODECS)('an export as $id', (codec) => {
  const nameIn = (folder: string) => path.join(folder, 'out', `event${codec.extension}`);

  test('is on disk, proved, reported, and the only thing there', async () => {
    const { store, folder } = await projectWith('linked');
    const place = nameIn(folder);
    const report = must(await exportAs(store, codec.id, place, ALL));
    const { dataset } = carried(must(await store.dataset()), codec);
    const { spans, relations } = countIn(dataset);
    expect(report).toMatchObject({
      format: codec.id,
      articles: 2,
      spans,
      relations,
      proved: spans,
      leftOut: { spans: 0, relations: 0 },
    });
    const inside = codec.extension === '' ? place : path.dirname(place);
    const there = await readdir(inside, { recursive: true, withFileTypes: true });
    expect([...report.files].sort()).toEqual(
      there
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort(),
    );
    expect(await readdir(folder)).toEqual(['out', 'project']);
  });

  test('is byte for byte the same when made again over the first one', async () => {
    const { store, folder } = await projectWith('emoji-with-joiners');
    const place = nameIn(folder);
    const first = must(await exportAs(store, codec.id, place, ALL));
    const before = await Promise.all(first.files.map((file) => readFile(file)));
    const again = must(await exportAs(store, codec.id, place, ALL));
    expect(again).toEqual(first);
    expect(await Promise.all(again.files.map((file) => readFile(file)))).toEqual(before);
  });

  test('refuses a relative path', async () => {
    const { store } = await projectWith('empty');
    const error = errorOf(await exportAs(store, codec.id, 'out/event', ALL));
    expect(error.code).toBe('relative-path');
  });

  test('refuses a place inside the project', async () => {
    const { store } = await projectWith('empty');
    const before = await readdir(store.path);
    for (const place of [store.path, path.join(store.path, 'articles', 'x')]) {
      const error = errorOf(await exportAs(store, codec.id, place, ALL));
      expect(error.code).toBe('inside-project');
    }
    expect(await readdir(store.path)).toEqual(before);
  });

  test('says in words where it cannot write, and leaves nothing half done', async () => {
    const { store, folder } = await projectWith('simple');
    await writeFile(path.join(folder, 'file'), 'mine');
    const error = errorOf(
      await exportAs(store, codec.id, path.join(folder, 'file', 'below', 'x'), ALL),
    );
    expect(error.message).toMatch(/file.* was not written: a part of the path is a file/u);
    expect(await readFile(path.join(folder, 'file'), 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['file', 'project']);
  });
});

test('a one-file format refuses a folder, suggesting a name', async () => {
  const { store, folder } = await projectWith('simple');
  const place = path.join(folder, 'out');
  await mkdir(place);
  for (const named of [place, `${place}${path.sep}`, path.join(folder, 'new') + path.sep]) {
    const error = errorOf(await exportAs(store, 'bundle', named, ALL));
    expect(error.code).toBe('is-folder');
    expect(error.message).toContain(
      `is a folder, but this format writes one file; name a file such as ${path.join(named, 'export.claimbundle')}`,
    );
  }
  expect(await readdir(place)).toEqual([]);
});

test('a folder format refuses a file, and leaves others’ files in its folder alone', async () => {
  const { store, folder } = await projectWith('simple');
  const file = path.join(folder, 'file.csv');
  await writeFile(file, 'mine');
  expect(errorOf(await exportAs(store, 'csv', file, ALL)).code).toBe('is-file');
  expect(await readFile(file, 'utf8')).toBe('mine');
  const place = path.join(folder, 'out');
  await mkdir(place);
  await writeFile(path.join(place, 'notes.txt'), 'mine');
  must(await exportAs(store, 'csv', place, ALL));
  expect((await readdir(place)).sort()).toEqual([
    'README.md',
    'annotations.csv',
    'articles.csv',
    'manifest.json',
    'notes.txt',
    'relations.csv',
  ]);
});

test('a folder in the place of one of the files is refused before any is written', async () => {
  const { store, folder } = await projectWith('simple');
  const place = path.join(folder, 'out');
  await mkdir(path.join(place, 'articles.csv'), { recursive: true });
  expect(errorOf(await exportAs(store, 'csv', place, ALL)).code).toBe('is-folder');
  expect(await readdir(place)).toEqual(['articles.csv']);
});

test.skipIf(process.platform === 'win32')(
  'a link to a file stays a link (skipped on Windows, where links need rights)',
  async () => {
    const { store, folder } = await projectWith('simple');
    await writeFile(path.join(folder, 'real.claimbundle'), 'old');
    await symlink('real.claimbundle', path.join(folder, 'link.claimbundle'));
    must(await exportAs(store, 'bundle', path.join(folder, 'link.claimbundle'), ALL));
    expect(await readFile(path.join(folder, 'real.claimbundle'), 'utf8')).toMatch(
      /claimbench-bundle/u,
    );
  },
);

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder without permission to write is refused by name (skipped on Windows and for the superuser, who may write anywhere)',
  async () => {
    const { store, folder } = await projectWith('simple');
    const place = path.join(folder, 'locked');
    await mkdir(place);
    await chmod(place, 0o500);
    const error = errorOf(await exportAs(store, 'bundle', path.join(place, 'x'), ALL));
    expect(error.message).toMatch(/locked.* was not written: there is no permission/u);
  },
);

test('options choose, and what they choose out is counted apart from losses', async () => {
  const { store, folder } = await projectWith('linked');
  const only = { ...ALL, labels: ['claim'], annotators: [ADA] };
  const place = path.join(folder, 'x.claimbundle');
  const report = must(await exportAs(store, 'bundle', place, only));
  expect(report).toMatchObject({ spans: 2, relations: 1, leftOut: { spans: 2, relations: 2 } });
  expect(report.losses).toEqual([]);
  const unknown = { ...ALL, labels: ['clam'] };
  expect(errorOf(await exportAs(store, 'bundle', place, unknown)).code).toBe('unknown-label');
});

test('orphans and attributes that a format has no place for are named in the report', async () => {
  const { store, folder } = await projectWith('everything');
  const report = must(await exportAs(store, 'w3c', path.join(folder, 'x.jsonld'), ALL));
  expect(report.losses).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ what: 'orphaned annotations of “Number”', count: 1 }),
      expect.objectContaining({ what: 'attribute values of “Claim”', count: 3 }),
    ]),
  );
  expect(report).toMatchObject({ spans: 1, proved: 1 });
});

test('a format that does not exist is refused with those that do', async () => {
  const { store, folder } = await projectWith('empty');
  const error = errorOf(await exportAs(store, 'docx', path.join(folder, 'x'), ALL));
  const known = CODECS.map(({ id }) => id).join(', ');
  expect(error.message).toBe(`There is no format “docx”. There are: ${known}.`);
});
