/** `claimbench convert`: any format into any other, read back from disk. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  convertShape,
  exportShape,
  importShape,
  newShape,
  tagShape,
} from '../../main/cli/json-shapes.ts';
import { readBundle } from '../../shared/codecs/bundle/bundle.ts';
import { readJsonl } from '../../shared/codecs/jsonl/jsonl.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import { valueOf } from '../codecs/value-of.ts';
import { openDesk, SEEDS, treeOf, type Desk } from './harness.ts';

const PROJECT = 'rafah';
const BUNDLE = 'all.claimbundle';
const WORDS = ['Rafah', 'Blinken', 'Israel'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.json(newShape, 'new', PROJECT);
  const files = (await readdir(SEEDS)).filter((name) => name.endsWith('.txt'));
  const places = files.map((name) => path.join(SEEDS, name));
  const { articles } = await desk.json(importShape, 'import', PROJECT, ...places);
  for (const { id } of articles) {
    for (const [index, quote] of WORDS.entries()) {
      const label = index === 0 ? 'claim' : 'source';
      const tag = ['tag', PROJECT, '--article', id, '--label', label, '--quote', quote];
      const { code, out } = await desk.run(
        ...tag,
        '--occurrence',
        '1',
        '--annotator',
        'Ada',
        '--json',
      );
      if (code === 0) tagShape.parse(JSON.parse(out));
    }
  }
  await desk.json(exportShape, 'export', PROJECT, '--format', 'bundle', '--out', BUNDLE);
});
afterAll(() => desk.close());

const converted = (from: string, to: string, ...more: string[]) =>
  desk.json(convertShape, 'convert', from, to, ...more);

/** Label and words of every annotation, text by text. */
async function quotesIn(file: string): Promise<string[]> {
  const text = await readFile(desk.at(file), 'utf8');
  const { articles } = valueOf(readJsonl([{ path: '', text }]));
  return articles
    .flatMap(({ article, spans }) =>
      spans.map(({ label, quote }) => [article.sha256, label, quote.exact].join(' ')),
    )
    .toSorted();
}

const refused = async (...argv: string[]): Promise<string> => {
  const { code, err } = await desk.run('convert', ...argv);
  expect(code).toBe(1);
  return err;
};

describe('convert', () => {
  it.each(CODECS)(
    'carries every annotation to $id and back out of it',
    async ({ id, extension }) => {
      const place = `there/${id}${extension}`;
      const there = await converted(BUNDLE, place, '--to', id);
      expect(there).toMatchObject({ readAs: ['bundle'], format: id, notRead: [] });
      expect(there.proved).toBe(there.spans);
      const back = await converted(place, `back/${id}.jsonl`, '--to', 'jsonl');
      expect(back).toMatchObject({ readAs: [id], spans: there.spans, proved: there.spans });
      await converted(BUNDLE, `plain/${id}.jsonl`, '--to', 'jsonl');
      expect(await quotesIn(`back/${id}.jsonl`)).toEqual(await quotesIn(`plain/${id}.jsonl`));
    },
  );

  it.each(CODECS)('writes as $id what an export would write', async ({ id, extension }) => {
    const [one, other] = [`exported/${id}`, `converted/${id}`];
    await desk.json(
      exportShape,
      ...['export', PROJECT, '--format', id, '--out', `${one}/all${extension}`],
    );
    await converted(BUNDLE, `${other}/all${extension}`, '--to', id);
    expect(await treeOf(desk.at(other))).toEqual(await treeOf(desk.at(one)));
  });

  it('reads a zip, and writes one', async () => {
    await converted(BUNDLE, 'packed.zip', '--to', 'csv');
    const { files, spans, readAs } = await converted('packed.zip', 'again.zip', '--to', 'csv');
    expect(readAs).toEqual(['csv']);
    expect(files).toEqual([desk.at('again.zip')]);
    await converted('again.zip', 'from-zip.jsonl', '--to', 'jsonl');
    expect(await quotesIn('from-zip.jsonl')).toHaveLength(spans);
  });

  it('makes a dataset without annotations of articles, the same one again and again', async () => {
    await mkdir(desk.at('texts'));
    await writeFile(desk.at('texts', 'a.txt'), 'A title\n\nOne 😀 sentence.\n');
    await writeFile(desk.at('texts', 'b.txt'), 'Another\n\nTwo sentences. Here.\n');
    await writeFile(desk.at('texts', 'ignored.mp3'), 'music');
    const report = await converted('texts', 'texts-one/all.jsonl', '--to', 'jsonl');
    expect(report).toMatchObject({ readAs: [], articles: 2, spans: 0 });
    expect(report.passedOver.map((file) => path.basename(file))).toEqual(['ignored.mp3']);
    await converted('texts', 'texts-two/all.jsonl', '--to', 'jsonl');
    expect(await treeOf(desk.at('texts-two'))).toEqual(await treeOf(desk.at('texts-one')));
  });

  it('defines in a bundle what a dataset without a codebook uses', async () => {
    await converted(BUNDLE, 'no-codebook', '--to', 'csv');
    await converted('no-codebook', 'whole.claimbundle');
    const text = await readFile(desk.at('whole.claimbundle'), 'utf8');
    const { codebook, articles } = valueOf(readBundle([{ path: '', text }]));
    const used = new Set(articles.flatMap(({ spans }) => spans.map(({ label }) => label)));
    expect([...used].toSorted()).toEqual(['claim', 'source']);
    expect(codebook.labels.map(({ id }) => id).toSorted()).toEqual(['claim', 'source']);
    expect(codebook.labels.every(({ key }) => key !== '')).toBe(true);
  });

  it('puts together what several files say of the same articles', async () => {
    for (const label of ['claim', 'source'])
      await desk.json(
        exportShape,
        ...['export', PROJECT, '--format', 'jsonl', '--label', label],
        ...['--out', `labels/${label}.jsonl`],
      );
    const report = await converted('labels', 'labels.jsonl', '--to', 'jsonl');
    expect(report.articles).toBe(5);
    await converted(BUNDLE, 'all-labels.jsonl', '--to', 'jsonl');
    expect(await quotesIn('labels.jsonl')).toEqual(await quotesIn('all-labels.jsonl'));
  });

  it('refuses files that give one article two texts', async () => {
    await mkdir(desk.at('clash'));
    for (const [name, text] of [
      ['one', 'A text.'],
      ['two', 'Another text.'],
    ] as const) {
      const rows = ['id,title,sha256,text', `a,${name},${textHash(text)},${text}`].join('\r\n');
      await mkdir(desk.at('clash', name));
      await writeFile(desk.at('clash', name, 'articles.csv'), `${rows}\r\n`);
      await writeFile(desk.at('clash', name, 'annotations.csv'), 'id,article,label,quote\r\n');
    }
    const before = await treeOf(desk.folder);
    expect(await refused('clash', 'x', '--to', 'csv')).toContain('has another text than in a file');
    expect(await treeOf(desk.folder)).toEqual(before);
  });

  it('takes everything as the work of the annotator named', async () => {
    await converted(BUNDLE, 'grace.jsonl', '--to', 'jsonl', '--annotator', ' Grace  Hopper ');
    const text = await readFile(desk.at('grace.jsonl'), 'utf8');
    expect(text).toContain('"annotator":"Grace Hopper"');
    expect(text).not.toContain('"annotator":"Ada"');
  });

  it('puts the splits of an export together again', async () => {
    const split = ['--split', '3:1:1'];
    await desk.json(
      exportShape,
      ...['export', PROJECT, '--format', 'csv', '--out', 'split', ...split],
    );
    const report = await converted('split', 'joined.jsonl', '--to', 'jsonl');
    expect(report.articles).toBe(5);
    await converted(BUNDLE, 'whole.jsonl', '--to', 'jsonl');
    expect(await quotesIn('joined.jsonl')).toEqual(await quotesIn('whole.jsonl'));
  });

  it('tells people what was read as what, and what was lost', async () => {
    const { out } = await desk.run('convert', BUNDLE, 'told', '--to', 'csv');
    expect(out).toMatch(/^Read as bundle\.\nWrote 5 articles, /u);
    expect(out).toContain('What the format could not carry:');
  });

  it.each([
    ['by-name.jsonld', 'w3c'],
    ['by-name.JSONL', 'jsonl'],
    ['by-name.claimbundle', 'bundle'],
  ])('tells by the ending that %s is %s', async (to, format) => {
    expect(await converted(BUNDLE, to)).toMatchObject({ format });
  });

  it('asks for the format where the ending does not tell it', async () => {
    expect(await refused(BUNDLE, 'by-name.xyz')).toContain('Say it with --to: bundle');
    expect(await refused(BUNDLE, 'by-name')).toContain('Say it with --to: bundle');
  });

  it.each([
    [['nowhere.jsonl', 'x', '--to', 'csv'], 'there is no such file or folder'],
    [
      [PROJECT, 'x', '--to', 'csv'],
      'is a Claimbench project. Export it: claimbench export "rafah"',
    ],
    [[BUNDLE, BUNDLE, '--to', 'bundle'], 'Name another place to write to'],
    [[BUNDLE, 'x', '--to', 'docx'], 'There is no format “docx”'],
    [[BUNDLE, 'x', '--from', 'docx', '--to', 'csv'], 'there is no format “docx”'],
    [[BUNDLE, 'x', '--to', 'csv', '--set', 'a=b'], 'has no option “a”'],
    [[BUNDLE, 'x', '--to', 'csv', '--set', 'a'], '“a” sets nothing'],
    [[BUNDLE, 'x', '--to', 'csv', '--annotator', ' '], 'The annotator’s name is empty'],
  ])('%j is refused, and nothing is written or changed', async (argv, message) => {
    const before = await treeOf(desk.folder);
    expect(await refused(...argv)).toContain(message);
    expect(await treeOf(desk.folder)).toEqual(before);
  });

  it('refuses everything where one file is bad, and says where', async () => {
    await mkdir(desk.at('bad'));
    await writeFile(desk.at('bad', 'one.jsonl'), '{"id":"a","title":"b","sha256":\n');
    await writeFile(desk.at('bad', 'two.txt'), 'A fine article.\n');
    const before = await treeOf(desk.folder);
    const err = await refused('bad', 'x', '--to', 'csv');
    expect(err).toMatch(/one\.jsonl/u);
    expect(err).toContain('Nothing was written: 1 refusal.');
    expect(await treeOf(desk.folder)).toEqual(before);
  });
});
