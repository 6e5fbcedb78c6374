/** Datasets of other tools from the command line: names that need a decision, and how to give it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { annotationShape, errorShape, importShape, newShape } from '../../main/cli/json-shapes.ts';
import { openDesk, treeOf, type Desk } from './harness.ts';

const PROJECT = 'p';
const FOLDER = 'people';
const annotations = z.array(annotationShape);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await mkdir(desk.at(FOLDER));
  await writeFile(desk.at(`${FOLDER}/a.txt`), 'Ada Lovelace works in London.\n');
  await writeFile(
    desk.at(`${FOLDER}/a.ann`),
    [
      'T1\tPER 0 12\tAda Lovelace',
      'A1\tkind T1 person',
      'T2\tLOC 22 28\tLondon',
      'R1\tlives-in Arg1:T1 Arg2:T2',
      '',
    ].join('\n'),
  );
  await desk.json(newShape, 'new', PROJECT);
});
afterAll(() => desk.close());

const mapFile = async (name: string, map: unknown): Promise<string> => {
  await writeFile(desk.at(name), typeof map === 'string' ? map : JSON.stringify(map));
  return name;
};

describe('names that the codebook lacks', () => {
  it('are listed with what to type, and nothing is imported', async () => {
    const before = await treeOf(desk.at(PROJECT));
    const { code, err, out } = await desk.run('import', PROJECT, FOLDER, '--annotator', 'Ada');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('the label “PER”: 1 time, as in “Ada Lovelace”');
    expect(err).toContain('the relation type “lives-in”');
    expect(err).toContain('--add-labels');
    expect(err).toContain('"labels":{"PER":"add","LOC":"add"}');
    expect(await treeOf(desk.at(PROJECT))).toEqual(before);
  });

  it('are given as JSON by a dry run', async () => {
    const { code, out } = await desk.run('import', PROJECT, FOLDER, '--dry-run', '--json');
    expect(code).toBe(1);
    const { unknown, articles } = importShape.parse(JSON.parse(out));
    expect(articles).toEqual([]);
    expect(unknown.map(({ kind, id, of }) => [kind, of, id])).toEqual([
      ['label', null, 'PER'],
      ['label', null, 'LOC'],
      ['relation type', null, 'lives-in'],
    ]);
  });

  it.each([
    ['no JSON', '{"labels": ', /map\.json, line 1/u],
    ['of another shape', { labels: { PER: 7 } }, /map\.json, labels\.PER/u],
    ['with a part that there is not', { label: {} }, /map\.json.*label/u],
    ['with a target that there is not', { labels: { PER: 'sauce' } }, /“PER”.*“sauce”.*claim/u],
  ])('a map file that is %s is refused by name and place', async (_what, map, words) => {
    const before = await treeOf(desk.at(PROJECT));
    const name = await mapFile('map.json', map);
    const { code, out } = await desk.run(
      ...['import', PROJECT, FOLDER, '--map', name, '--annotator', 'Ada', '--json'],
    );
    expect(code).toBe(1);
    expect(errorShape.parse(JSON.parse(out)).error.message).toMatch(words);
    expect(await treeOf(desk.at(PROJECT))).toEqual(before);
  });

  it('need the name of whoever made the annotations, where the files name nobody', async () => {
    const { code, err } = await desk.run('import', PROJECT, FOLDER, '--add-labels');
    expect(code).toBe(1);
    expect(err).toContain('--annotator NAME');
  });

  it('become what a map file says; what is skipped is told', async () => {
    const name = await mapFile('good.json', {
      labels: { PER: 'SOURCE', LOC: 'add' },
      relationTypes: { 'lives-in': 'skip' },
    });
    const report = await desk.json(
      importShape,
      ...['import', PROJECT, FOLDER, '--map', name, '--annotator', 'Charles'],
    );
    expect(report).toMatchObject({ annotations: 2, relations: 0, unknown: [], rejected: [] });
    expect(report.skipped).toMatchObject([{ what: 'relations “lives-in”', count: 1 }]);
    const made = await desk.json(annotations, 'list', PROJECT, '--annotations');
    expect(
      made.map(({ label, quote, attributes, annotator }) => [label, quote, attributes, annotator]),
    ).toEqual([
      ['source', 'Ada Lovelace', { kind: 'person' }, 'Charles'],
      ['LOC', 'London', {}, 'Charles'],
    ]);
  });

  it('are known when they come again: nothing is doubled', async () => {
    const report = await desk.json(
      importShape,
      ...['import', PROJECT, FOLDER, '--map', 'good.json', '--annotator', 'Charles'],
    );
    expect(report).toMatchObject({ annotations: 0, articles: [{ status: 'known' }] });
  });

  it('are added, all of them, with --add-labels', async () => {
    await desk.json(newShape, 'new', 'q');
    const report = await desk.json(
      importShape,
      ...['import', 'q', FOLDER, '--add-labels', '--annotator', 'Charles'],
    );
    expect(report).toMatchObject({ annotations: 2, relations: 1, skipped: [] });
  });
});
