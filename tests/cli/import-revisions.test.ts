/** A colleague's annotations come to a project whose article was cleaned up since. */
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import {
  annotationShape,
  exportShape,
  importShape,
  newShape,
  tagShape,
} from '../../main/cli/json-shapes.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { must, options } from '../storage/project.ts';
import { openDesk, type Desk } from './harness.ts';

const FORM = 'Leave a Reply';
const TITLE = 'A headline';
const TEXT = `${TITLE}\n\nThe minister said that 40 people had been killed.\n\n${FORM}\n`;
const BUNDLE = 'colleague.claimbundle';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await writeFile(desk.at('raw.txt'), TEXT);
  for (const project of ['mine', 'theirs', 'other']) {
    await desk.json(newShape, 'new', project);
    await desk.json(importShape, 'import', project, 'raw.txt');
  }
  for (const quote of ['40', FORM])
    await desk.json(
      tagShape,
      ...['tag', 'theirs', '--article', TITLE, '--label', 'claim', '--quote', quote],
      ...['--annotator', 'Boris'],
    );
  await desk.json(exportShape, 'export', 'theirs', '--format', 'bundle', '--out', BUNDLE);
  for (const project of ['mine', 'other']) {
    const store = must(await openStore(desk.at(project), options()));
    const [article] = store.summaries();
    const text = TEXT.replace(FORM, '').trim().replace('The minister', 'A spokesman');
    const structure = { blocks: findBlocks(text), marks: [], boilerplate: [], places: {} };
    const { id = '', revision = 1 } = article ?? {};
    must(
      await store.run(
        { do: 'revise-article', article: id, revision, text, ...structure },
        '',
        'user',
      ),
    );
    await store.close();
  }
});
afterAll(() => desk.close());

it('says in words how many found their place, and how many lost it', async () => {
  const { code, out } = await desk.run('import', 'other', BUNDLE);
  expect(code).toBe(0);
  expect(out).toMatch(/^known {2}colleague\.claimbundle/u);
  expect(out).toContain('0 articles added, 1 article known already, 2 annotations.');
  expect(out).toContain(
    'In articles with another text here: 1 annotation found its place again, 1 has lost its place.',
  );
});

it('counts them with --json, and lists the one that has lost its place as an orphan', async () => {
  const report = await desk.json(importShape, 'import', 'mine', BUNDLE);
  expect(report).toMatchObject({
    articles: [{ file: BUNDLE, status: 'known' }],
    annotations: 2,
    reanchored: { same: 0, moved: 1, approximate: 0, orphans: 1 },
    rejected: [],
  });
  const listed = await desk.json(z.array(annotationShape), 'list', 'mine', '--annotations');
  expect(listed.map(({ quote, orphan, annotator }) => [quote, orphan, annotator]).sort()).toEqual([
    ['40', false, 'Boris'],
    [FORM, true, 'Boris'],
  ]);
});

it('knows them when they come again under another name', async () => {
  const again = path.join(desk.folder, 'again.claimbundle');
  await copyFile(desk.at(BUNDLE), again);
  const { out } = await desk.run('import', 'mine', again);
  expect(out).toContain('0 articles added, 1 article known already.');
  expect(out).not.toContain('annotation');
});
