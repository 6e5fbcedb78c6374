import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { ensureDemo } from '../../main/demo.ts';
import { placeOf } from '../../main/demo/layer.ts';
import { exportProject } from '../../main/files/export.ts';
import { findHome } from '../../main/home.ts';
import { openProject } from '../../main/opening.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { createWorkbench } from '../../main/workbench.ts';
import { identity, makePlace, temporaryFolder, writeFiles } from './place.ts';

const seeds = fileURLToPath(new URL('../../seeds/', import.meta.url));
let folder = '';
let demo = '';

beforeEach(async () => {
  folder = await temporaryFolder();
  demo = join(folder, 'demo.claimbench');
});

async function contents(place: string): Promise<Record<string, string>> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path, await readFile(path, 'hex')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

describe('the demo project', () => {
  test('has the five seeds, and a worked example of 25 annotations or more over two of them', async () => {
    expect(await ensureDemo(demo, seeds, identity)).toEqual({ ok: true, value: true });
    const opened = await openStore(demo, identity);
    if (!opened.ok) throw new Error(opened.error.message);
    const store = opened.value;
    const dataset = await store.dataset();
    await store.close();
    if (!dataset.ok) throw new Error(dataset.error.message);
    const { articles, annotators, links } = dataset.value;
    expect(articles).toHaveLength(5);
    expect(annotators.map(({ name }) => name)).toEqual(['Example']);
    const spans = articles.flatMap((article) => article.spans);
    expect(spans.length).toBeGreaterThanOrEqual(25);
    expect(new Set(spans.map(({ article }) => article)).size).toBe(2);
    expect(new Set(spans.map(({ by }) => by))).toEqual(new Set([annotators[0]?.id]));
    expect(new Set(spans.map(({ label }) => label))).toEqual(
      new Set(['claim', 'number', 'source', 'cue']),
    );
    expect(spans.some(({ fragments }) => fragments.length > 1)).toBe(true);
    expect(spans.every(({ orphan }) => orphan === undefined)).toBe(true);
    expect(articles.flatMap(({ relations }) => relations).length).toBeGreaterThan(10);
    expect(links.length).toBeGreaterThan(0);
  });

  test('loses the example in one click, and keeps its articles', async () => {
    await ensureDemo(demo, seeds, identity);
    const opened = await openStore(demo, identity);
    if (!opened.ok) throw new Error(opened.error.message);
    const store = opened.value;
    const home = findHome({ CLAIMBENCH_HOME: join(folder, 'home') });
    const workbench = createWorkbench({ store, home, ...identity });
    const [example] = store.head().annotators;
    const removed = await workbench.run({ do: 'remove-layer', annotator: example?.id ?? '' });
    expect(removed.ok).toBe(true);
    const left = await store.dataset();
    expect(left.ok && left.value.articles.flatMap(({ spans }) => spans)).toEqual([]);
    expect(left.ok && left.value.links).toEqual([]);
    expect(left.ok && left.value.articles).toHaveLength(5);
    await store.close();
  });

  test('is made once: what is there is never touched, whatever it is', async () => {
    await ensureDemo(demo, seeds, identity);
    await writeFile(join(demo, 'journal.jsonl'), 'the work of an afternoon');
    const before = await contents(demo);
    expect(await ensureDemo(demo, seeds, identity)).toEqual({ ok: true, value: true });
    expect(await contents(demo)).toEqual(before);

    const other = join(folder, 'other.claimbench');
    await mkdir(other);
    expect(await ensureDemo(other, seeds, identity)).toEqual({ ok: true, value: true });
    expect(await readdir(other)).toEqual([]);
  });

  test('leaves nothing behind when its making fails, and is made anew the next time', async () => {
    const broken = join(folder, 'seeds');
    await cp(seeds, broken, { recursive: true });
    const example = await readFile(join(broken, 'demo.json'), 'utf8');
    await writeFile(join(broken, 'demo.json'), example.replace('"said"', '"never said so"'));
    const failed = await ensureDemo(demo, broken, identity);
    expect(!failed.ok && failed.error.code).toBe('bad-example');
    expect(await readdir(folder)).toEqual(['seeds']);
    expect(await ensureDemo(demo, seeds, identity)).toEqual({ ok: true, value: true });
  });

  test('clears away what a crash left half-made, but not what may still be in the making', async () => {
    const old = '.demo.claimbench.making-old111';
    const young = '.demo.claimbench.making-new222';
    await writeFiles(folder, { [`${old}/x`]: 'half', [`${young}/x`]: 'half' });
    const yesterday = (identity.now() - 24 * 3600 * 1000) / 1000;
    await utimes(join(folder, old), yesterday, yesterday);
    await ensureDemo(demo, seeds, identity);
    expect((await readdir(folder)).sort()).toEqual([young, 'demo.claimbench']);
  });

  test('is one project, whole, however many processes make it at once', async () => {
    const made = await Promise.all([1, 2, 3].map(() => ensureDemo(demo, seeds, identity)));
    expect(made.every(({ ok }) => ok)).toBe(true);
    expect(await readdir(folder)).toEqual(['demo.claimbench']);
  });
});

describe('the place of an example', () => {
  const text = 'He said so. She said so.';
  test('is the first, unless another occurrence is named', () => {
    const span = { id: 'a', label: 'cue', quote: 'said' };
    expect(placeOf(text, span)).toEqual([{ start: 3, end: 7 }]);
    expect(placeOf(text, { ...span, occurrence: 2 })).toEqual([{ start: 16, end: 20 }]);
    expect(placeOf(text, { ...span, occurrence: 3 })).toBe(null);
  });
  test('of several parts takes each after the one before it', () => {
    const span = { id: 'a', label: 'claim', parts: ['She', 'so'] };
    expect(placeOf(text, span)).toEqual([
      { start: 12, end: 15 },
      { start: 21, end: 23 },
    ]);
    expect(placeOf(text, { ...span, parts: ['She', 'He'] })).toBe(null);
  });
});

describe('a bundle', () => {
  test('is opened as the project it holds, unpacked beside it once', async () => {
    const place = await makePlace();
    const workbench = createWorkbench({ store: place.store, home: place.home, ...identity });
    await workbench.signIn({ name: 'Ada' });
    await workbench.importFiles({ files: [{ name: 'a.txt', text: 'Two people said so.\n' }] });
    const bundle = join(folder, 'from a colleague.claimbundle');
    const everything = { annotators: [], labels: [], boilerplate: true };
    const exported = await exportProject(place.store, {
      format: 'bundle',
      target: bundle,
      options: everything,
      now: () => 0,
    });
    if (!exported.ok) throw new Error(exported.error.message);

    for (const visit of ['first', 'second']) {
      const opened = await openProject(bundle, place.home, identity);
      if (!opened.ok) throw new Error(opened.error.message);
      const { path } = opened.value;
      const articles = opened.value.summaries().length;
      await opened.value.close();
      expect([visit, path, articles]).toEqual([
        visit,
        join(folder, 'from a colleague.claimbench'),
        1,
      ]);
    }
  });

  test('that is none is refused by name and leaves nothing', async () => {
    const bundle = join(folder, 'bad.claimbundle');
    await writeFile(bundle, '{"not": "a bundle"}');
    const home = findHome({ CLAIMBENCH_HOME: join(folder, 'home') });
    const opened = await openProject(bundle, home, identity);
    expect(!opened.ok && opened.error.message).toContain('bad.claimbundle');
    await rm(bundle);
    expect(await readdir(folder)).toEqual([]);
  });
});
