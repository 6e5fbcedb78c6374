/** Bad input is refused by file and reason, with exit 1, and the project stays byte-identical. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorShape, importShape, tagShape } from '../../main/cli/json-shapes.ts';
import { openDesk, SEEDS, treeOf, type Desk } from './harness.ts';

const ARTICLE = 'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push';
const PROJECT = 'project';
const tag = (...argv: string[]): string[] => ['tag', PROJECT, '--article', ARTICLE, ...argv];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.run('new', PROJECT);
  const seed = path.join(SEEDS, '002_3770f2927fc7ba81.txt');
  expect(await desk.run('import', PROJECT, seed)).toMatchObject({ code: 0 });
  const claim = ['--label', 'claim', '--quote', 'sixth diplomatic visit'];
  expect(await desk.run(...tag(...claim, '--annotator', 'Ada'))).toMatchObject({ code: 0 });
  expect(
    await desk.run('export', PROJECT, '--format', 'bundle', '--out', 'good.claimbundle'),
  ).toMatchObject({ code: 0 });

  const bundle = z
    .looseObject({})
    .parse(JSON.parse(await readFile(desk.at('good.claimbundle'), 'utf8')));
  await writeFile(desk.at('newer.claimbundle'), JSON.stringify({ ...bundle, version: 999 }));

  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
  const latin1 = 'Das Treffen fand am Freitag in Köln statt; das Gespräch war kurz, über Gaza.\n';
  await writeFile(desk.at('empty.txt'), '');
  await writeFile(desk.at('blank.txt'), ' \n\n\t\n');
  await writeFile(desk.at('picture.txt'), png);
  await writeFile(desk.at('latin1.txt'), Buffer.from(latin1.repeat(8), 'latin1'));
  await writeFile(desk.at('large.txt'), Buffer.alloc(50 * 1024 * 1024, 'All work and no play. '));
  await writeFile(
    desk.at('broken.claimbundle'),
    '{"format": "claimbench-bundle",\n "version": 1,\n',
  );
  await writeFile(desk.at('list.json'), '[1, 2, 3]\n');
  const codebook = {
    labels: [{ id: 'a', name: 'A', key: 'a', colour: 'blue', line: 'solid', unit: 'word' }],
  };
  const asking = (...attributes: object[]): string =>
    JSON.stringify({ labels: codebook.labels.map((label) => ({ ...label, attributes })) });
  const condition = (id: string, attribute: string): object => ({
    ...{ id, name: id, type: 'text', shownWhen: { attribute, is: ['x'] } },
  });
  await writeFile(
    desk.at('keys.json'),
    JSON.stringify({
      labels: ['A', 'B'].map((name) => ({ ...codebook.labels[0], id: name, name, attributes: [] })),
    }),
  );
  await writeFile(desk.at('colour.json'), asking({ id: 'x', name: 'X', type: 'colour' }));
  await writeFile(desk.at('circle.json'), asking(condition('x', 'y'), condition('y', 'x')));
  await writeFile(desk.at('half.json'), asking().slice(0, -8));
  await writeFile(desk.at('bom.conf'), '\uFEFF[entities]\n\tClaim\n');
  await writeFile(desk.at('latin.conf'), Buffer.from('[entities]\n# caf\xe9\nClaim\n', 'latin1'));
  await writeFile(desk.at('page.xml'), '<html><View/></html>');
  await writeFile(desk.at('good.txt'), 'A good article\n\nIt has one sentence of its own.\n');
  await mkdir(desk.at('nothing'));
  await mkdir(desk.at('many'));
  await copyFile(desk.at('good.txt'), desk.at('many', 'good.txt'));
  await copyFile(desk.at('latin1.txt'), desk.at('many', 'latin1.txt'));
  await copyFile(desk.at('empty.txt'), desk.at('many', 'empty.txt'));
});
afterAll(() => desk.close());

describe('bad input', () => {
  it.each<[string, string[], RegExp]>([
    ['an empty file', ['import', PROJECT, 'empty.txt'], /empty\.txt.*empty/],
    ['a file of white space', ['import', PROJECT, 'blank.txt'], /blank\.txt.*(empty|white space)/],
    ['a binary file', ['import', PROJECT, 'picture.txt'], /picture\.txt.*(binary|not text)/],
    [
      'a Latin-1 file',
      ['import', PROJECT, 'latin1.txt'],
      /latin1\.txt.*not UTF-8.*(ISO-8859-1|windows-1252).*--encoding/is,
    ],
    ['a file of 50 MB', ['import', PROJECT, 'large.txt'], /large\.txt.*50.*MB/],
    [
      'a malformed bundle',
      ['import', PROJECT, 'broken.claimbundle'],
      /broken\.claimbundle:2: not JSON/,
    ],
    [
      'a bundle of a newer version',
      ['import', PROJECT, 'newer.claimbundle'],
      /newer\.claimbundle.*(newer|999)/,
    ],
    ['JSON that is no dataset', ['import', PROJECT, 'list.json'], /list\.json/],
    [
      'a file that is not there',
      ['import', PROJECT, 'gone.txt'],
      /gone\.txt: there is no such file/,
    ],
    [
      'a file that is not there beside a good one',
      ['import', PROJECT, 'good.txt', 'gone.txt'],
      /gone\.txt: there is no such file/,
    ],
    [
      'a folder without articles',
      ['import', PROJECT, 'nothing'],
      /nothing: the folder holds nothing to import/,
    ],
    [
      'a project in place of articles',
      ['import', PROJECT, PROJECT],
      /project: it is a Claimbench project/,
    ],
    ['an unknown format', ['import', PROJECT, 'good.txt', '--format', 'tex'], /no format “tex”/],
    ['an unknown encoding', ['import', PROJECT, 'good.txt', '--encoding', 'klingon'], /klingon/],
    [
      'a folder as codebook',
      ['new', 'fresh', '--codebook', 'many'],
      /many: it is a folder; a file is needed/,
    ],
    ['a codebook that is none', ['new', 'fresh', '--codebook', 'list.json'], /list\.json/],
    ...(
      [
        ['a codebook with clashing keys', 'keys.json', /keys\.json.*“a” is the key of A already/],
        ['a codebook with an unknown attribute type', 'colour.json', /attributes\[0\]\.type/],
        ['a codebook with conditions in a circle', 'circle.json', /in a circle: x ← y ← x/],
        ['a truncated codebook', 'half.json', /half\.json, line 1/],
        ['a BOM before a broken annotation.conf', 'bom.conf', /bom\.conf, line 2: “Claim” is ind/],
        ['a codebook in another encoding', 'latin.conf', /latin\.conf: it is not UTF-8/],
        ['XML that is no config', 'page.xml', /page\.xml.*<html>, not <View>/],
        ['a codebook that is not there', 'gone.conf', /gone\.conf: there is no such file/],
      ] as const
    ).map(([what, file, words]): [string, string[], RegExp] => [
      what,
      ['codebook', PROJECT, 'import', file],
      words,
    ]),
    [
      'an unknown codebook format',
      ['codebook', PROJECT, 'export', 'x', '--format', 'tex'],
      /no codebook format “tex”. There are: json, brat, label-studio/,
    ],
    [
      'a codebook where no folder is',
      ['codebook', PROJECT, 'export', 'missing/x.json'],
      /there is no folder .*missing/,
    ],
    ['a new project over an old one', ['new', PROJECT], /project/],
    [
      'a folder where an export goes',
      ['export', PROJECT, '--format', 'bundle', '--out', 'many'],
      /many.*folder/,
    ],
    ['an unknown export format', ['export', PROJECT, '--format', 'tex', '--out', 'x'], /“?tex”?/],
    [
      'an unknown label',
      tag('--label', 'opinion', '--quote', 'Rafah'),
      /no label “opinion”.*Claim, Number, Source, Cue/,
    ],
    [
      'an unknown label to export',
      ['export', PROJECT, '--format', 'csv', '--out', 'x', '--label', 'opinion'],
      /no label “opinion”/,
    ],
    [
      'an unknown annotator to export',
      ['export', PROJECT, '--format', 'csv', '--out', 'x', '--annotator', 'Bob'],
      /no annotator “Bob”.*Ada/,
    ],
    [
      'an unknown article',
      ['tag', PROJECT, '--article', 'Nope', '--label', 'claim', '--quote', 'a'],
      /no article “Nope”/,
    ],
    [
      'a quote not found',
      tag('--label', 'claim', '--quote', 'the moon is made of cheese'),
      /“the moon is made of cheese” is not in “Benjamin Netanyahu tells/,
    ],
    [
      'a quote with plain marks',
      tag('--label', 'claim', '--quote', "'DO IT ALONE'"),
      /Did you mean “‘do it alone’”\?/,
    ],
    [
      'a quote that stands often',
      tag('--label', 'claim', '--quote', 'Netanyahu'),
      /stands \d+ times.*--occurrence 1 to \d+/,
    ],
    [
      'an occurrence too many',
      tag('--label', 'claim', '--quote', 'sixth diplomatic visit', '--occurrence', '2'),
      /stands only once.*no occurrence 2/,
    ],
    [
      'a blank quote',
      tag('--label', 'claim', '--quote', '\n\n', '--occurrence', '1'),
      /nothing but white space/,
    ],
    [
      'an unknown attribute',
      tag('--label', 'claim', '--quote', 'sixth', '--set', 'mood=sad'),
      /Claim has no attribute “mood”/,
    ],
    [
      'a value outside the choices',
      tag('--label', 'claim', '--quote', 'sixth', '--set', 'kind=sad'),
      /“Kind” takes one of: assertion/,
    ],
    [
      'a number that is none',
      tag('--label', 'number', '--quote', 'sixth', '--set', 'value=six'),
      /“Value” takes a decimal number/,
    ],
    [
      'a setting without a value',
      tag('--label', 'claim', '--quote', 'sixth', '--set', 'kind'),
      /not of the form key=value/,
    ],
    ['a check of a broken bundle', ['check', 'broken.claimbundle'], /broken\.claimbundle/],
    ['a check of nothing', ['check', 'gone'], /no project at gone/],
  ])('%s', async (_name, argv, message) => {
    const before = await treeOf(desk.at(PROJECT));
    const { code, out, err } = await desk.run(...argv);
    expect(out + err).toMatch(message);
    expect(err).not.toContain('bug');
    expect(code).toBe(1);
    expect(await treeOf(desk.at(PROJECT))).toEqual(before);
  });

  it('makes no project when the codebook is refused', async () => {
    await desk.run('new', 'fresh', '--codebook', 'list.json');
    expect(await desk.run('stats', 'fresh')).toMatchObject({ code: 1 });
  });

  it('refuses a folder whole and tells every reason, as JSON too', async () => {
    const before = await treeOf(desk.at(PROJECT));
    const { code, out } = await desk.run('import', PROJECT, 'many', 'gone.txt', '--json');
    const report = importShape.parse(JSON.parse(out));
    expect(code).toBe(1);
    expect(report.articles).toEqual([]);
    expect(report.rejected.map(({ file }) => file).sort()).toEqual([
      'gone.txt',
      path.join('many', 'empty.txt'),
      path.join('many', 'latin1.txt'),
    ]);
    expect(await treeOf(desk.at(PROJECT))).toEqual(before);
  });

  it('takes the Latin-1 file when told its encoding', async () => {
    const report = await desk.json(
      importShape,
      'import',
      PROJECT,
      'latin1.txt',
      '--encoding',
      'latin1',
    );
    expect(report.articles).toMatchObject([{ status: 'added' }]);
    const { id = '' } = report.articles[0] ?? {};
    const where = ['--article', id, '--quote', 'Gespräch', '--occurrence', '3'];
    const tagged = await desk.json(tagShape, 'tag', PROJECT, '--label', 'cue', ...where);
    expect(tagged.quote).toBe('Gespräch');
  });

  it('tells a refusal as one JSON value', async () => {
    const { code, out } = await desk.run(...tag('--label', 'opinion', '--quote', 'x'), '--json');
    expect(code).toBe(1);
    expect(errorShape.parse(JSON.parse(out)).error.code).toBe('unknown-label');
  });
});
