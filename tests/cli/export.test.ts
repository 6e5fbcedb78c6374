/** `claimbench export` with all its options; what was written is read back from disk. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportShape, importShape, newShape, tagShape } from '../../main/cli/json-shapes.ts';
import { manifestSchema, type Manifest } from '../../shared/codecs/manifest.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { openDesk, SEEDS, treeOf, type Desk } from './harness.ts';

const PROJECT = 'rafah';
const QUOTES = ['Rafah', 'Israel', 'Netanyahu'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.json(newShape, 'new', PROJECT);
  const files = (await readdir(SEEDS)).filter((name) => name.endsWith('.txt'));
  const places = files.map((name) => path.join(SEEDS, name));
  const { articles } = await desk.json(
    importShape,
    'import',
    PROJECT,
    ...places,
    '--annotator',
    'Ada',
  );
  for (const [index, { id }] of articles.entries()) {
    const name = index % 2 === 0 ? 'Ada' : 'Ben';
    for (const quote of QUOTES) {
      const tag = ['tag', PROJECT, '--article', id, '--label', 'claim', '--quote', quote];
      const more = ['--annotator', name, '--occurrence', '1', '--json'];
      const { code, out } = await desk.run(...tag, ...more);
      if (code === 0) tagShape.parse(JSON.parse(out));
    }
  }
});
afterAll(() => desk.close());

const manifestAt = async (...names: string[]): Promise<Manifest> =>
  manifestSchema.parse(JSON.parse(await readFile(desk.at(...names), 'utf8')));

const exported = (format: string, out: string, ...more: string[]) =>
  desk.json(exportShape, 'export', PROJECT, '--format', format, '--out', out, ...more);

describe('export', () => {
  it('explains every option of every format', async () => {
    const { out } = await desk.run('export', '--help');
    for (const { id, description, options } of CODECS) {
      expect(out).toContain(description);
      for (const option of options) {
        const first =
          option.kind === 'choice' ? option.choices[0]?.id : option.preset ? 'yes' : 'no';
        expect(out.slice(out.indexOf(`\n  ${id}\n`))).toContain(`${option.id}=${String(first)}|`);
      }
    }
  });

  it('puts a manifest beside it that says what was chosen, and whose hashes are right', async () => {
    const report = await exported('csv', 'ada', '--annotator', 'ada', '--label', 'Claim');
    const manifest = await manifestAt('ada', 'manifest.json');
    expect(manifest.options.labels).toEqual(['claim']);
    expect(manifest.counts.annotators.map(({ name }) => name)).toEqual(['Ada']);
    expect(manifest.counts.spans).toBe(report.spans);
    expect(report.leftOut.spans).toBeGreaterThan(0);
    for (const file of manifest.files) {
      const text = await readFile(desk.at('ada', file.path), 'utf8');
      expect(textHash(text)).toBe(file.sha256);
    }
    expect(await readFile(desk.at('ada', 'README.md'), 'utf8')).toContain('pd.read_csv("ada/');
  });

  it('gives the same bytes again, and a time only where it is asked for', async () => {
    await exported('jsonl', 'one/all.jsonl');
    await exported('jsonl', 'two/all.jsonl');
    expect(await treeOf(desk.at('two'))).toEqual(await treeOf(desk.at('one')));
    expect(await manifestAt('one', 'all.manifest.json')).not.toHaveProperty('written');
    await exported('jsonl', 'three/all.jsonl', '--with-time');
    const { written = '' } = await manifestAt('three', 'all.manifest.json');
    expect(Date.parse(written)).toBeGreaterThan(Date.parse('2024-01-01'));
  });

  it('makes one zip of a folder, which holds what the folder would', async () => {
    await exported('csv', 'folder');
    const report = await exported('csv', 'packed.zip');
    expect(report.files).toEqual([desk.at('packed.zip')]);
    const entries = unzipSync(await readFile(desk.at('packed.zip')));
    const names = await readdir(desk.at('folder'));
    expect(Object.keys(entries).sort()).toEqual(names.toSorted());
    const rows = await readFile(desk.at('folder', 'annotations.csv'));
    expect(Buffer.from(entries['annotations.csv'] ?? [])).toEqual(rows);
  });

  it('shows a split before it writes it, and every article is in one', async () => {
    const split = ['--split', '3:1:1', '--seed', '7'];
    const { code, err } = await desk.run(
      ...['export', PROJECT, '--format', 'csv', '--out', 'split', ...split],
    );
    expect(code).toBe(0);
    expect(err).toMatch(/^Split +Articles +Groups +Claim$/mu);
    expect(err).toMatch(/^train +3 +3 +\d+$/mu);
    const manifest = await manifestAt('split', 'manifest.json');
    expect(manifest.options.split).toEqual({
      weights: { train: 3, dev: 1, test: 1 },
      by: 'article',
      seed: 7,
    });
    for (const { split: name, articles } of manifest.splits ?? []) {
      const text = await readFile(desk.at('split', name, 'articles.csv'), 'utf8');
      const here = manifest.articles.filter((article) => article.split === name);
      expect(here).toHaveLength(articles);
      for (const article of manifest.articles)
        expect(text.includes(article.id)).toBe(article.split === name);
    }
  });

  it('divides by event where it is told to', async () => {
    const { err, code } = await desk.run(
      ...['export', PROJECT, '--format', 'jsonl', '--out', 'e/all.jsonl'],
      ...['--split', '1:0:1', '--by', 'event'],
    );
    expect(code).toBe(0);
    expect(err).toContain('No article names an event, so they are divided one by one.');
    expect((await readdir(desk.at('e'))).filter((name) => name.endsWith('.jsonl'))).toEqual([
      'all.test.jsonl',
      'all.train.jsonl',
    ]);
  });

  it.each([
    [['--set', 'nothing'], '“nothing” sets nothing. Write --set name=value'],
    [['--set', 'colour=red'], 'has no option “colour”'],
    [['--seed', '3'], 'Give --split too'],
    [['--by', 'event'], 'Give --split too'],
    [['--gold'], 'Nothing was adjudicated in this project yet'],
    [['--label', 'nothing'], 'There is no label “nothing”'],
    [['--annotator', 'Nobody'], 'There is no annotator “Nobody”'],
  ])('%j is refused, and nothing is written', async (more, message) => {
    const { code, err } = await desk.run(
      ...['export', PROJECT, '--format', 'csv', '--out', 'refused', ...more],
    );
    expect(err).toContain(message);
    expect(code).toBe(1);
    expect(await readdir(desk.folder)).not.toContain('refused');
  });

  it.each([
    [['--split', '8:1'], 'It takes three numbers for train, dev and test'],
    [['--split', '8:0:0'], 'At least two of train, dev, test'],
    [['--split', '8:1:1', '--by', 'chance'], 'Allowed choices are article, event'],
    [['--split', '8:1:1', '--seed', '-1'], 'It takes a whole number from 0 on'],
  ])('%j is wrong usage', async (more, message) => {
    const { code, err } = await desk.run(
      ...['export', PROJECT, '--format', 'csv', '--out', 'wrong', ...more],
    );
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('leaves a folder of somebody else’s as it is', async () => {
    await exported('csv', 'theirs');
    await writeFile(desk.at('theirs', 'annotations.csv'), 'id,article\nchanged by hand\n');
    const before = await treeOf(desk.at('theirs'));
    const { code } = await desk.run(
      ...['export', PROJECT, '--format', 'csv', '--out', 'theirs', '--split', '1:1:1'],
    );
    expect(code).toBe(1);
    expect(await treeOf(desk.at('theirs'))).toEqual(before);
  });
});
