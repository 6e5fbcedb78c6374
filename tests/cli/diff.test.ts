/** What two copies of a project say differently, by folder and by bundle. */
import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffShape, type DiffShape } from '../../main/cli/json-shapes.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { ADA, must, options } from '../storage/project.ts';
import { openDesk, SEEDS, treeOf, type Desk } from './harness.ts';

const ARTICLE = 'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push';

let desk: Desk;
const tag = (project: string, by: string, quote: string) =>
  desk.run(
    ...['tag', project, '--article', ARTICLE, '--label', 'claim', '--quote', quote],
    ...['--annotator', by, '--occurrence', '1'],
  );

async function diff(...argv: string[]): Promise<{ code: number; diff: DiffShape }> {
  const { code, out } = await desk.run('diff', ...argv, '--json');
  return { code, diff: diffShape.parse(JSON.parse(out)) };
}

beforeAll(async () => {
  desk = await openDesk();
  await desk.run('new', 'a');
  await desk.run('import', 'a', path.join(SEEDS, '002_3770f2927fc7ba81.txt'));
  await tag('a', 'Ada', 'sixth diplomatic visit');
  await cp(desk.at('a'), desk.at('b'), { recursive: true });
  await tag('a', 'Ada', 'do it alone');
  await tag('b', 'Ben', 'diplomatic');
  const store = must(await openStore(desk.at('b'), options()));
  const [article] = store.summaries();
  const content = must(await store.article(article?.id ?? ''));
  const span = content.spans.find(({ quote }) => quote.exact === 'sixth diplomatic visit');
  const edit = { note: 'Says who?', label: 'source' };
  must(
    await store.run(
      { do: 'edit-span', article: content.article.id, span: span?.id ?? '', edit },
      ADA.id,
      'user',
    ),
  );
  await store.close();
});
afterAll(() => desk.close());

describe('claimbench diff', () => {
  it('names what only one has, and what differs, field by field, old and new', async () => {
    const { code, diff: found } = await diff('a', 'b');
    expect(code).toBe(1);
    const rows = found.differences.map(({ what, name, annotator, fields }) => [
      what,
      name,
      annotator,
      fields,
    ]);
    expect(rows).toEqual([
      ['only in a', 'Claim “do it alone”', 'Ada', []],
      [
        'differs',
        'Claim “sixth diplomatic visit”',
        'Ada',
        [
          { field: 'label', a: 'Claim', b: 'Source' },
          { field: 'note', a: 'nothing', b: 'Says who?' },
        ],
      ],
      ['only in b', 'Annotator Ben', null, []],
      ['only in b', 'Claim “diplomatic”', 'Ben', []],
    ]);
    expect(found.differences[1]?.article?.title).toBe(ARTICLE);
  });

  it('says it in a few lines, article by article', async () => {
    const { code, out } = await desk.run('diff', 'a', 'b');
    expect(code).toBe(1);
    expect(out).toContain(
      `${ARTICLE}\n  - Claim “do it alone”, by Ada\n  ~ Claim “sixth diplomatic visit”, by Ada\n`,
    );
    expect(out).toContain('      note: nothing → Says who?\n');
    expect(out).toContain('Project\n  + Annotator Ben\n');
    expect(out.trimEnd()).toMatch(/\n4 differences\.$/u);
  });

  it('of two that say the same, one a bundle, there is none: exit 0', async () => {
    await desk.run('export', 'a', '--format', 'bundle', '--out', 'a.claimbundle');
    const before = await treeOf(desk.folder);
    expect(await diff('a', 'a.claimbundle')).toEqual({
      code: 0,
      diff: { same: true, differences: [] },
    });
    expect((await desk.run('diff', 'a', 'a')).out).toBe('a and a say the same.\n');
    expect(await treeOf(desk.folder)).toEqual(before);
    expect((await readFile(desk.at('a.claimbundle'))).length).toBeGreaterThan(0);
  });

  it('is none once each was merged into the other', async () => {
    for (const name of ['a', 'b'])
      await cp(desk.at(name), desk.at(`${name}-merged`), { recursive: true });
    await desk.run('merge', 'a-merged', 'b', '--annotator', 'Ada');
    await desk.run('merge', 'b-merged', 'a', '--annotator', 'Ada');
    expect((await diff('a-merged', 'b-merged')).diff.differences).toEqual([]);
  });

  it('refuses what is no store', async () => {
    const { code, err } = await desk.run('diff', 'a', 'gone');
    expect(code).toBe(1);
    expect(err).toMatch(/gone could not be read/u);
  });
});
