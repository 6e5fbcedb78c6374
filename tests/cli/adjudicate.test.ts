/** Two annotators who agree on some of it. */
import { writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import { adjudicateShape, listShape } from '../../main/cli/json-shapes.ts';
import { openDesk, treeOf, type Desk } from './harness.ts';

const PROJECT = 'project';
const TITLE = 'Killed, they said';

let desk: Desk;

async function tag(annotator: string, label: string, quote: string): Promise<void> {
  const where = ['--article', TITLE, '--label', label, '--quote', quote];
  expect(await desk.run('tag', PROJECT, ...where, '--annotator', annotator)).toMatchObject({
    code: 0,
  });
}

const adjudicate = (...more: string[]): Promise<z.infer<typeof adjudicateShape>> =>
  desk.json(adjudicateShape, 'adjudicate', PROJECT, '--annotators', 'Ada,Ben', ...more);

beforeEach(async () => {
  desk = await openDesk();
  await desk.run('new', PROJECT);
  await writeFile(
    desk.at('a.txt'),
    `${TITLE}\n\nOfficials said that at least 133 people were killed\n`,
  );
  expect(await desk.run('import', PROJECT, 'a.txt')).toMatchObject({ code: 0 });
  await tag('Ada', 'number', 'at least 133');
  await tag('Ben', 'number', 'at least 133');
  await tag('Ada', 'source', 'Officials');
  await tag('Ada', 'claim', 'at least 133 people were killed');
  await tag('Ben', 'claim', 'people were killed');
});
afterEach(() => desk.close());

it('counts units by what differs, and changes nothing unless asked to', async () => {
  const before = await treeOf(desk.at(PROJECT));
  const { annotators, accepted, totals, articles } = await adjudicate();
  expect(annotators).toEqual(['Ada', 'Ben']);
  expect(accepted).toBe(0);
  expect(totals).toEqual({
    units: 3,
    agreed: 1,
    differences: { missing: 1, label: 0, boundary: 1, attribute: 0, relation: 0 },
    undecided: 3,
    skipped: 0,
    decided: 0,
    changed: 0,
    left: 3,
  });
  expect(articles).toMatchObject([{ title: TITLE, annotators: ['Ada', 'Ben'], units: 3 }]);
  expect(await treeOf(desk.at(PROJECT))).toEqual(before);
});

it('makes gold of what is agreed, once, and keeps what annotators did', async () => {
  const accept = ['--accept-agreed', '--annotator', 'Dana'];
  expect(await adjudicate(...accept)).toMatchObject({
    accepted: 1,
    totals: { decided: 1, left: 2 },
  });
  const all = await desk.json(listShape, 'list', PROJECT, '--annotations');
  expect(all).toHaveLength(6);
  expect(all).toContainEqual(expect.objectContaining({ annotator: 'Gold', quote: 'at least 133' }));
  expect(await adjudicate(...accept)).toMatchObject({
    accepted: 0,
    totals: { decided: 1, left: 2 },
  });
  expect(await desk.run('check', PROJECT)).toMatchObject({ code: 0 });
});

it('asks again where somebody changed their mind after it was accepted', async () => {
  const accept = ['--accept-agreed', '--annotator', 'Dana'];
  await adjudicate(...accept);
  await tag('Eve', 'number', 'at least 133');
  const joined = ['adjudicate', PROJECT, '--annotators', 'Ada,Ben,Eve', ...accept];
  expect(await desk.json(adjudicateShape, ...joined)).toMatchObject({
    accepted: 1,
    totals: { decided: 1, changed: 0 },
  });
  expect(
    await desk.json(adjudicateShape, 'adjudicate', PROJECT, '--annotators', 'Ada,Ben'),
  ).toMatchObject({ totals: { decided: 1 } });
});

it('says in words what was accepted and what is left', async () => {
  const { code, out } = await desk.run(
    ...['adjudicate', PROJECT, '--annotators', 'Ada', 'Ben', '--accept-agreed'],
    ...['--annotator', 'Dana'],
  );
  expect(code).toBe(0);
  expect(out).toContain('3 units · 1 agreed · 1 missing · 0 label · 1 boundary');
  expect(out).toContain('2 units left. Accepted 1 agreed unit.');
});

it.each([
  ['one annotator', ['Ada'], 'at least two'],
  ['somebody unknown', ['Ada,Zoe'], 'There is no annotator “Zoe”'],
])('refuses %s', async (_name, annotators, reason) => {
  const { code, err } = await desk.run('adjudicate', PROJECT, '--annotators', ...annotators);
  expect(code).toBe(1);
  expect(err).toContain(reason);
});

it('refuses gold as an annotator', async () => {
  await adjudicate('--accept-agreed', '--annotator', 'Dana');
  const { code, err } = await desk.run('adjudicate', PROJECT, '--annotators', 'Ada,Gold');
  expect(code).toBe(1);
  expect(err).toContain('Gold is what is decided');
});
