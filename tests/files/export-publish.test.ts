/** An export that cannot be proved takes the place of nothing. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { importDataset } from '../../main/files/import-dataset.ts';
import { publish } from '../../main/files/publish.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { err, ok } from '../../shared/result.ts';
import { caseOf } from '../codecs/cases.ts';
import { errorOf } from '../codecs/value-of.ts';
import { create, must, options, tempFolder } from '../storage/project.ts';
import { exportAs } from './export-as.ts';

const FILES = [
  { name: 'a', content: 'new a' },
  { name: 'b', content: 'new b é' },
];

describe('publish', () => {
  test('shows the check what is on disk before it takes the place of anything', async () => {
    const folder = path.join(await tempFolder(), 'out');
    await mkdir(folder);
    await writeFile(path.join(folder, 'a'), 'old a');
    let before = '';
    const published = await publish(folder, FILES, '.stage', (files) => {
      before = files.map((bytes) => new TextDecoder().decode(bytes)).join();
      return ok(files.length);
    });
    expect(before).toBe('new a,new b é');
    expect(must(published)).toEqual({
      paths: [path.join(folder, 'a'), path.join(folder, 'b')],
      checked: 2,
    });
    expect(await readdir(folder)).toEqual(['a', 'b']);
    expect(await readFile(path.join(folder, 'a'), 'utf8')).toBe('new a');
  });

  test('leaves everything as it was when the check fails', async () => {
    const top = await tempFolder();
    const folder = path.join(top, 'out');
    const fail = () => err('no', 'No.');
    expect(errorOf(await publish(folder, FILES, '.stage', fail)).code).toBe('no');
    expect(await readdir(top)).toEqual([]);
    await mkdir(folder);
    await writeFile(path.join(folder, 'a'), 'old a');
    expect(errorOf(await publish(folder, FILES, '.stage', fail)).code).toBe('no');
    expect(await readdir(folder)).toEqual(['a']);
    expect(await readFile(path.join(folder, 'a'), 'utf8')).toBe('old a');
  });
});

test('a text that UTF-8 cannot hold is not exported as another text', async () => {
  const folder = await tempFolder();
  const store = await create(path.join(folder, 'project'));
  const simple = caseOf('simple');
  // Half an emoji: a pasted text may hold one, a UTF-8 file cannot.
  const broken: Dataset = {
    ...simple,
    articles: simple.articles.map(({ article }) => {
      const text = `${article.text} \ud83d.`;
      return {
        article: { ...article, text, sha256: textHash(text) },
        spans: [],
        relations: [],
      };
    }),
  };
  must(await importDataset(store, broken, { ...options(), dryRun: false }));
  const place = path.join(folder, 'csv');
  const all = { annotators: [], labels: [], boilerplate: true };
  const error = errorOf(await exportAs(store, 'csv', place, all));
  expect(error.code).toBe('export-not-proved');
  expect(error.message).toMatch(/the text of “A title” .* differs/u);
  expect(await readdir(folder)).toEqual(['project']);
  // JSON can escape it.
  must(await exportAs(store, 'bundle', path.join(folder, 'x.claimbundle'), all));
});
