/**
 * The way of the seeds through every command: made, imported, tagged, counted, exported, and
 * brought into another project. The steps build on each other and run in order.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  annotationShape,
  articleShape,
  checkShape,
  exportShape,
  importShape,
  newShape,
  relationShape,
  statsShape,
  tagShape,
} from '../../main/cli/json-shapes.ts';
import { openDesk, SEEDS, treeOf, type Desk } from './harness.ts';

const articles = z.array(articleShape);
const annotations = z.array(annotationShape);
const relations = z.array(relationShape);

const PROJECT = 'rafah.claimbench';
const BUNDLE = 'out/all.claimbundle';
const OUT = [
  ['bundle', BUNDLE],
  ['jsonl', 'out/all.jsonl'],
  ['w3c', 'out/all.jsonld'],
  ['csv', 'out/csv'],
] as const;
const TITLE = 'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push';
const SPOKEN = 'Benjamin netanyahu Top US diplomat told Antony blinken';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const tagClaim = (...more: string[]): string[] => [
  'tag',
  PROJECT,
  '--article',
  TITLE.toUpperCase(),
  '--label',
  'CLAIM',
  ...more,
];

describe('a project from the seeds', () => {
  it('is made empty, titled after its folder, with the codebook “News claims”', async () => {
    const made = await desk.json(newShape, 'new', PROJECT);
    expect(made).toEqual({
      path: desk.at(PROJECT),
      title: 'rafah',
      codebook: 'News claims',
      labels: ['claim', 'number', 'source', 'cue'],
    });
    expect(await desk.json(articles, 'list', PROJECT)).toEqual([]);
  });

  it('says in a dry run what an import would do, and changes nothing', async () => {
    const before = await treeOf(desk.at(PROJECT));
    const report = await desk.json(importShape, 'import', PROJECT, SEEDS, '--dry-run');
    expect(report.articles.map(({ status }) => status)).toEqual(Array(5).fill('added'));
    expect(await treeOf(desk.at(PROJECT))).toEqual(before);
  });

  it('takes a folder of articles in the order of their names', async () => {
    const report = await desk.json(
      importShape,
      ...['import', PROJECT, SEEDS, '--published', '2024-03-22'],
    );
    const seeds = (await readdir(SEEDS)).filter((name) => name.endsWith('.txt')).sort();
    expect(report.articles.map(({ file }) => path.basename(file))).toEqual(seeds);
    expect(report).toMatchObject({ annotations: 0, rejected: [] });
  });

  it('knows the same texts when they come again', async () => {
    const first = await desk.json(articles, 'list', PROJECT, '--articles');
    const report = await desk.json(importShape, 'import', PROJECT, SEEDS);
    expect(report.articles.map(({ status }) => status)).toEqual(Array(5).fill('known'));
    expect(report.articles.map(({ id }) => id).sort()).toEqual(first.map(({ id }) => id).sort());
    expect(await desk.json(articles, 'list', PROJECT)).toEqual(first);
  });

  it('tags a quote in an article named by its title, case ignored', async () => {
    const [article] = (await desk.json(articles, 'list', PROJECT)).filter(
      ({ title }) => title === TITLE,
    );
    const tagged = await desk.json(
      tagShape,
      ...tagClaim('--quote', SPOKEN, '--annotator', 'Ada'),
      ...['--set', 'Kind=direct quote', '--set', 'certainty=hedged'],
    );
    const seed = (await readdir(SEEDS)).find((name) => name.startsWith('002')) ?? '';
    const start = (await readFile(path.join(SEEDS, seed), 'utf8')).indexOf(SPOKEN);
    expect(tagged).toEqual({
      id: tagged.id,
      article: article?.id,
      articleTitle: TITLE,
      label: 'claim',
      fragments: [{ start, end: start + SPOKEN.length }],
      quote: SPOKEN,
      attributes: { kind: 'direct quote', certainty: 'hedged' },
      annotator: 'Ada',
      orphan: false,
    });
    expect(await desk.json(annotations, 'list', PROJECT, '--annotations')).toEqual([tagged]);
  });

  it('takes the occurrence asked for, and knows an annotator again by name', async () => {
    const [first, second] = [
      await desk.json(
        tagShape,
        ...tagClaim('--quote', 'Netanyahu', '--occurrence', '1', '--annotator', 'ada'),
      ),
      await desk.json(
        tagShape,
        ...tagClaim('--quote', 'Netanyahu', '--occurrence', '2', '--annotator', 'ADA'),
      ),
    ];
    expect(second.fragments[0]?.start).toBeGreaterThan(first.fragments[0]?.end ?? Infinity);
    expect([first.annotator, second.annotator]).toEqual(['Ada', 'Ada']);
    const stats = await desk.json(statsShape, 'stats', PROJECT);
    expect(stats.annotators.filter(({ name }) => name.toLowerCase() === 'ada')).toHaveLength(1);
  });

  it('says which annotator it took when none was named', async () => {
    const { code, err } = await desk.run(...tagClaim('--quote', 'sixth diplomatic visit'));
    expect(code).toBe(0);
    expect(err).toMatch(/^You are .+ \(the system’s user; --annotator chooses another\)$/m);
  });

  it('takes the name given in the workbench before the system’s', async () => {
    await mkdir(desk.at('home'));
    await writeFile(desk.at('home', 'settings.json'), '{"annotator": "Ada"}');
    const tagged = await desk.run(...tagClaim('--quote', 'since the war began', '--json'));
    expect(tagged.err).toContain('You are Ada (as given in the workbench;');
    expect(tagShape.parse(JSON.parse(tagged.out)).annotator).toBe('Ada');
    await rm(desk.at('home'), { recursive: true });
  });

  it('counts per article, label and annotator', async () => {
    const stats = await desk.json(statsShape, 'stats', PROJECT);
    expect(stats.totals).toMatchObject({
      articles: 5,
      spans: 5,
      relations: 0,
      links: 0,
      orphans: 0,
    });
    expect(stats.labels).toEqual([
      { id: 'claim', name: 'Claim', spans: 5 },
      { id: 'number', name: 'Number', spans: 0 },
      { id: 'source', name: 'Source', spans: 0 },
      { id: 'cue', name: 'Cue', spans: 0 },
    ]);
    expect(stats.annotators).toContainEqual(expect.objectContaining({ name: 'Ada', spans: 4 }));
    expect(stats.articles.find(({ title }) => title === TITLE)?.labels).toEqual({ claim: 5 });
  });

  it('prints tables for people', async () => {
    const { out } = await desk.run('list', PROJECT);
    const [head, ...rows] = out.trimEnd().split('\n');
    expect(head).toMatch(/^Title +Outlet +Date +Words +Annotations +Id$/);
    expect(rows).toHaveLength(5);
    expect(out).toMatch(/2024-03-22 +[\d,]+ +5 {2}/);
    expect((await desk.run('list', PROJECT, '--annotations')).out).toContain(`“${SPOKEN}”`);
    expect((await desk.run('stats', PROJECT)).out).toContain('5 articles');
  });

  it('passes the check', async () => {
    expect(await desk.json(checkShape, 'check', PROJECT)).toEqual({ ok: true, problems: [] });
  });

  it.each(OUT)('exports as %s, every span proved', async (format, out) => {
    const report = await desk.json(
      exportShape,
      'export',
      PROJECT,
      '--format',
      format,
      '--out',
      out,
    );
    expect(report).toMatchObject({ format, articles: 5, spans: 5, proved: 5 });
    for (const file of report.files) expect((await readFile(file)).length).toBeGreaterThan(0);
  });

  it('exports only what was chosen', async () => {
    const chosen = ['--annotator', 'Ada', '--label', 'Claim', 'number'];
    const report = await desk.json(
      exportShape,
      ...['export', PROJECT, '--format', 'jsonl', '--out', 'ada.jsonl', ...chosen],
    );
    expect(report).toMatchObject({ spans: 4, proved: 4 });
  });

  it.each(OUT)('comes back from %s: another project counts the same', async (format, out) => {
    const copy = `copy-${format}`;
    await desk.json(newShape, 'new', copy, '--title', 'rafah');
    const report = await desk.json(importShape, 'import', copy, out);
    expect(report).toMatchObject({ annotations: 5, rejected: [] });
    const [was, is] = [
      await desk.json(statsShape, 'stats', PROJECT),
      await desk.json(statsShape, 'stats', copy),
    ];
    expect(is.totals).toEqual(was.totals);
    expect(is.labels).toEqual(was.labels);
    expect(is.annotators.map(({ name, spans }) => [name, spans])).toEqual(
      was.annotators.map(({ name, spans }) => [name, spans]),
    );
    expect(await desk.json(checkShape, 'check', copy)).toEqual({ ok: true, problems: [] });
  });

  it('is the same from a bundle to the last field, and known when it comes again', async () => {
    const listed = await desk.json(annotations, 'list', PROJECT, '--annotations');
    expect(await desk.json(annotations, 'list', 'copy-bundle', '--annotations')).toEqual(listed);
    const before = await treeOf(desk.at('copy-bundle'));
    const report = await desk.json(importShape, 'import', 'copy-bundle', BUNDLE);
    expect(report.articles.map(({ status }) => status)).toEqual(Array(5).fill('known'));
    expect(report.annotations).toBe(0);
    expect(await treeOf(desk.at('copy-bundle'))).toEqual(before);
  });

  it('takes a dataset as the work of the annotator named', async () => {
    await desk.json(newShape, 'new', 'taken');
    await desk.json(importShape, 'import', 'taken', BUNDLE, '--annotator', 'Grace');
    const stats = await desk.json(statsShape, 'stats', 'taken');
    expect(stats.annotators).toMatchObject([{ name: 'Grace', spans: 5 }]);
  });

  it('checks a bundle as it checks a project', async () => {
    expect(await desk.json(checkShape, 'check', BUNDLE)).toEqual({
      ok: true,
      problems: [],
    });
  });

  it('lists relations, alone and beside annotations', async () => {
    expect(await desk.json(relations, 'list', PROJECT, '--relations')).toEqual([]);
    const both = z.strictObject({ annotations, relations });
    const listed = await desk.json(both, 'list', PROJECT, '--annotations', '--relations');
    expect(listed.annotations).toHaveLength(5);
  });
});
