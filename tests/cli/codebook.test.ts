/** A codebook out of a project, into another one, and back. The steps build on each other. */
import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codebookExportShape, codebookImportShape } from '../../main/cli/json-shapes.ts';
import { openDesk, treeOf, type Desk } from './harness.ts';

const PROJECT = 'project';
let desk: Desk;
const bring = (file: string, ...more: string[]) =>
  desk.run('codebook', PROJECT, 'import', file, '--annotator', 'Ada', ...more);
const textOf = (file: string): Promise<string> => readFile(desk.at(file), 'utf8');

beforeAll(async () => {
  desk = await openDesk();
  await desk.run('new', PROJECT);
  await writeFile(desk.at('a.txt'), 'A good article\n\nIt has one sentence of its own.\n');
  expect(await desk.run('import', PROJECT, 'a.txt')).toMatchObject({ code: 0 });
});
afterAll(() => desk.close());

it.each([
  ['json', 'own.json', []],
  ['brat', 'annotation.conf', ['relation types across articles']],
  ['label-studio', 'config.xml', ['relation types across articles']],
])('%s: written, and read again without a change', async (format, file, lost) => {
  const report = await desk.json(
    codebookExportShape,
    ...['codebook', PROJECT, 'export', file, '--format', format],
  );
  expect(report).toMatchObject({ file: desk.at(file), format });
  const names = report.losses.map(({ what }) => what);
  expect(names).toEqual(lost.length === 0 ? [] : (expect.arrayContaining(lost) as string[]));
  expect(await bring(file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('the codebook is like that already') as string,
  });
});

it('says what an import would do, and with --dry-run does nothing', async () => {
  const text = (await textOf('own.json')).replace('"name": "Cue"', '"name": "Signal"');
  await writeFile(desk.at('renamed.json'), text);
  const before = await treeOf(desk.at(PROJECT));
  const report = await desk.json(
    codebookImportShape,
    ...['codebook', PROJECT, 'import', 'renamed.json', '--dry-run'],
  );
  expect(report.changed).toBe(false);
  expect(report.sentences).toContain('1 label is renamed: Cue to Signal.');
  expect(await treeOf(desk.at(PROJECT))).toEqual(before);
  const done = await bring('renamed.json');
  expect(done).toMatchObject({ code: 0 });
  expect(done.out).toContain('1 label is renamed: Cue to Signal.');
  await desk.run('codebook', PROJECT, 'export', 'now.json');
  expect(await textOf('now.json')).toBe(text);
});

it('refuses a codebook that lacks a label in use, and says how many annotations have it', async () => {
  const where = ['--article', 'A good article', '--label', 'claim', '--quote', 'one sentence'];
  expect(await desk.run('tag', PROJECT, ...where, '--annotator', 'Ada')).toMatchObject({ code: 0 });
  await writeFile(desk.at('small.conf'), '[entities]\nNumber\nSource\nSignal\n');
  const { err, code } = await bring('small.conf');
  expect(code).toBe(1);
  expect(err).toContain('1 annotation in 1 article has the label Claim. The new codebook lacks');
});

it('makes a project with a codebook of another tool', async () => {
  await desk.run('new', 'from-brat', '--codebook', 'annotation.conf');
  await desk.run('codebook', 'from-brat', 'export', 'again.conf', '--format', 'brat');
  expect(await textOf('again.conf')).toBe(await textOf('annotation.conf'));
});
