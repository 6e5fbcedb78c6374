/** Stores that cannot be merged are refused by name and reason, and nothing is changed. */
import { cp, mkdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorShape } from '../../main/cli/json-shapes.ts';
import { openStore } from '../../main/storage/open-store.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { bundleText, readBundle } from '../../shared/codecs/bundle/bundle.ts';
import { createClock } from '../../shared/model/clock.ts';
import { must, options } from '../storage/project.ts';
import { openDesk, SEEDS, treeOf, type Desk } from './harness.ts';

const ARTICLE = 'Benjamin Netanyahu tells Blinken Israel will ‘do it alone’ in Rafah push';
const MEGABYTE = 1024 * 1024;

let desk: Desk;

/** A bundle of the good store with something wrong in it. */
async function spoilt(name: string, spoil: (good: Dataset) => Dataset): Promise<void> {
  const text = await readFile(desk.at('good.claimbundle'), 'utf8');
  const dataset = must(readBundle([{ path: '', text }], { name }));
  await writeFile(desk.at(name), bundleText(spoil(dataset)));
}

/** Every article of the dataset, changed. */
const withContents = (
  good: Dataset,
  change: (content: Dataset['articles'][number]) => Dataset['articles'][number],
): Dataset => ({ ...good, articles: good.articles.map(change) });

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ['project', 'other']) {
    await desk.run('new', name);
    await desk.run('import', name, path.join(SEEDS, '002_3770f2927fc7ba81.txt'));
    for (const quote of ['sixth diplomatic visit', 'do it alone'])
      await desk.run(
        ...['tag', name, '--article', ARTICLE, '--label', 'claim', '--quote', quote],
        ...['--annotator', 'Ada', '--occurrence', '1'],
      );
  }
  await desk.run('export', 'other', '--format', 'bundle', '--out', 'good.claimbundle');
  const good = await readFile(desk.at('good.claimbundle'), 'utf8');
  const json = z.looseObject({}).parse(JSON.parse(good));

  await writeFile(desk.at('truncated.claimbundle'), good.slice(0, good.length / 2));
  await writeFile(desk.at('newer.claimbundle'), JSON.stringify({ ...json, version: 999 }));
  await writeFile(desk.at('list.claimbundle'), '[1, 2, 3]\n');
  await writeFile(desk.at('large.claimbundle'), good);
  await truncate(desk.at('large.claimbundle'), 200 * MEGABYTE);
  await spoilt('twice.claimbundle', (dataset) =>
    withContents(dataset, (content) => ({
      ...content,
      spans: [...content.spans, ...content.spans],
    })),
  );
  const later = createClock(() => Date.UTC(2101, 0, 1), 'later').tick();
  await spoilt('future.claimbundle', (dataset) =>
    withContents(dataset, (content) => ({
      ...content,
      spans: content.spans.map((span) => ({ ...span, clock: later })),
    })),
  );
  await spoilt('hash.claimbundle', (dataset) =>
    withContents(dataset, ({ article, ...content }) => ({
      ...content,
      article: { ...article, text: `${article.text}Somebody wrote on.\n` },
    })),
  );
  await spoilt('self.claimbundle', (dataset) =>
    withContents(dataset, (content) => {
      const [span] = content.spans;
      if (!span) throw new Error('Tagging tagged nothing');
      const { article, by, created, modified, clock } = span;
      const end = { article, span: span.id };
      const about = { id: 'circle', type: 'nested-in', from: end, to: end, attributes: {} };
      const relation = { kind: 'relation', ...about, by, created, modified, clock } as const;
      return { ...content, relations: [relation] };
    }),
  );
  for (const name of ['newer', 'broken', 'busy'])
    await cp(desk.at('other'), desk.at(name), { recursive: true });
  const head = desk.at('newer', 'project.json');
  await writeFile(head, (await readFile(head, 'utf8')).replace(/"format": \d+/u, '"format": 99'));
  await writeFile(desk.at('broken', 'links.json'), '{"format": 2, "se');
  for (const mirror of ['latest', 'previous'])
    await writeFile(desk.at('broken', 'backups', mirror, 'links.json'), 'also gone');
  await mkdir(desk.at('empty'));
});
afterAll(() => desk.close());

describe('merging', () => {
  it.each([
    ['a truncated bundle', 'truncated.claimbundle', /truncated\.claimbundle.*not JSON/su],
    ['a bundle of a newer version', 'newer.claimbundle', /newer\.claimbundle.*(newer|999)/su],
    ['JSON that is no bundle', 'list.claimbundle', /list\.claimbundle/u],
    ['a bundle of 200 MB', 'large.claimbundle', /large\.claimbundle is 200 MB.*project folder/su],
    [
      'a bundle with two records of one id',
      'twice.claimbundle',
      /twice\.claimbundle.*used twice/su,
    ],
    [
      'clocks far in the future',
      'future.claimbundle',
      /future\.claimbundle.*2101-01-01.*yet to come/su,
    ],
    ['a text that is not the one of its hash', 'hash.claimbundle', /hash\.claimbundle.*sha256/su],
    [
      'a relation that goes in a circle',
      'self.claimbundle',
      /circle links an annotation to itself/u,
    ],
    [
      'a folder of a newer format',
      'newer',
      /project\.json.*newer version of Claimbench \(format 99/su,
    ],
    [
      'a folder with a damaged file and no good copy of it',
      'broken',
      /links\.json cannot be used/u,
    ],
    ['a folder that holds no project', 'empty', /no Claimbench project in .*empty/u],
    ['what is not there', 'gone.claimbundle', /gone\.claimbundle could not be read/u],
    ['the project itself', 'project', /is the project that is open here/u],
  ])('%s is refused by name and reason, and nothing is changed', async (_, other, message) => {
    const before = await treeOf(desk.folder);
    for (const more of [[], ['--dry-run']]) {
      const { code, out, err } = await desk.run('merge', 'project', other, '--json', ...more);
      expect(code).toBe(1);
      expect(errorShape.parse(JSON.parse(out)).error.message).toMatch(message);
      expect(err).toMatch(message);
    }
    // A good store beside a bad one does not come in either.
    expect(await desk.run('merge', 'project', 'good.claimbundle', other)).toMatchObject({
      code: 1,
    });
    expect(await treeOf(desk.folder)).toEqual(before);
  });

  it('a store that is being written to is refused once it was read in vain, and nothing is changed', async () => {
    const before = await treeOf(desk.at('project'));
    let beats = 0;
    const writing = setInterval(() => {
      beats += 1;
      void utimes(desk.at('busy', 'journal.jsonl'), beats, beats);
    }, 1);
    try {
      const { code, err } = await desk.run('merge', 'project', 'busy', '--annotator', 'Ada');
      expect(code).toBe(1);
      expect(err).toMatch(/busy was being written to while it was read.*try again/su);
    } finally {
      clearInterval(writing);
    }
    expect(await treeOf(desk.at('project'))).toEqual(before);
  });

  it('a store that another Claimbench has open is read as it is saved', async () => {
    const open = must(await openStore(desk.at('busy'), options()));
    const { code, out } = await desk.run('merge', 'project', 'busy', '--dry-run');
    await open.close();
    expect(code).toBe(0);
    expect(out).toContain('2 annotations');
  });

  it('into a project that another Claimbench has open is refused', async () => {
    const open = must(await openStore(desk.at('project'), options()));
    const before = await treeOf(desk.at('project'));
    const { code, err } = await desk.run('merge', 'project', 'good.claimbundle');
    expect(code).toBe(1);
    expect(err).toContain('Nothing can be saved in project');
    expect(await treeOf(desk.at('project'))).toEqual(before);
    await open.close();
  });
});
