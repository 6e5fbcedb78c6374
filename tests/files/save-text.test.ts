import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { saveText } from '../../main/save-text.ts';
import { errorOf } from '../codecs/value-of.ts';
import { must, tempFolder } from '../storage/project.ts';

const PROJECT = path.resolve('/somewhere/else.claimbench');

test('a text is written as it is, and a file that was there is replaced', async () => {
  const folder = await tempFolder();
  const file = path.join(folder, 'codebook.json');
  expect(must(await saveText(file, 'first é', PROJECT))).toEqual({ file });
  expect(must(await saveText(file, 'second', PROJECT))).toEqual({ file });
  expect(await readFile(file, 'utf8')).toBe('second');
  expect(await readdir(folder)).toEqual(['codebook.json']);
});

test('a link is followed, not replaced', async () => {
  const folder = await tempFolder();
  await mkdir(path.join(folder, 'real'));
  await writeFile(path.join(folder, 'real', 'a.txt'), 'old');
  await symlink(path.join(folder, 'real', 'a.txt'), path.join(folder, 'a.txt'));
  must(await saveText(path.join(folder, 'a.txt'), 'new', PROJECT));
  expect(await readFile(path.join(folder, 'real', 'a.txt'), 'utf8')).toBe('new');
});

test.each([
  ['relative-path', () => 'codebook.json'],
  ['relative-path', () => '~/codebook.json'],
  ['no-folder', (folder: string) => path.join(folder, 'missing', 'codebook.json')],
  ['is-folder', (folder: string) => path.join(folder, 'taken')],
  ['is-folder', (folder: string) => path.join(folder, 'taken') + path.sep],
  ['inside-project', (folder: string) => path.join(folder, 'p.claimbench', 'codebook.json')],
])('%s: a place that cannot be is refused by name, and nothing is left there', async (code, at) => {
  const folder = await tempFolder();
  await mkdir(path.join(folder, 'taken'));
  const place = at(folder);
  const refused = errorOf(await saveText(place, 'x', path.join(folder, 'p.claimbench')));
  expect(refused.code).toBe(code);
  expect(refused.message).toContain(place);
  expect(await readdir(folder)).toEqual(['taken']);
});

test('a text that UTF-8 cannot hold leaves the old file', async () => {
  const folder = await tempFolder();
  const file = path.join(folder, 'a.txt');
  await writeFile(file, 'old');
  expect(errorOf(await saveText(file, 'half \ud83d', PROJECT)).code).toBe('not-written');
  expect(await readFile(file, 'utf8')).toBe('old');
});
