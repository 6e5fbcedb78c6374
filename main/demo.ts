/**
 * The demo project: the seed articles, imported the way any article is, and a worked example as
 * the layer of an annotator of its own. Made once; what is there is never touched.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '../shared/result.ts';
import { readExample, type Example } from './demo/example.ts';
import { addExample } from './demo/layer.ts';
import { importFiles } from './files/import.ts';
import type { Store, StoreOptions } from './storage/port.ts';
import { createStore } from './storage/project-store.ts';

/** Younger ones may be another process's, still at work. */
const ABANDONED_MS = 60 * 60 * 1000;

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The seeds by name, each with what the example knows of its outlet and date. */
async function importSeeds(
  store: Store,
  seeds: string,
  example: Example,
  options: StoreOptions,
): Promise<Result<ReadonlyMap<string, string>>> {
  const articles = new Map<string, string>();
  const names = (await readdir(seeds)).filter((name) => name.endsWith('.txt')).sort();
  for (const name of names) {
    const source = { name, bytes: await readFile(join(seeds, name)) };
    const meta = example.articles[name]?.meta ?? {};
    const imported = await importFiles(store, [source], {
      ...options,
      annotator: example.annotator,
      meta,
    });
    if (!imported.ok) return imported;
    const rejected = imported.value.rejected[0];
    if (rejected) return err('bad-seed', `${rejected.file}: ${rejected.reason}`);
    for (const { file, id } of imported.value.articles) articles.set(basename(file), id);
  }
  return ok(articles);
}

async function make(place: string, seeds: string, options: StoreOptions): Promise<Result<true>> {
  const example = await readExample(join(seeds, 'demo.json'));
  const created = await createStore(place, { title: example.title }, options);
  if (!created.ok) return created;
  const store = created.value;
  try {
    const articles = await importSeeds(store, seeds, example, options);
    return articles.ok ? await addExample(store, example, articles.value) : articles;
  } finally {
    await store.close();
  }
}

/**
 * Makes the demo project at `place` unless something is there already.
 *
 * It is built beside its place and renamed, so a crash leaves no half of one; what a crash does
 * leave beside it is nobody's work and goes with the next making.
 */
export async function ensureDemo(
  place: string,
  seeds: string,
  options: StoreOptions,
): Promise<Result<true>> {
  if (await isThere(place)) return ok(true);
  const folder = dirname(place);
  const prefix = `.${basename(place)}.making-`;
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const old = join(folder, name);
    if (name.startsWith(prefix) && (await stat(old)).mtimeMs < options.now() - ABANDONED_MS)
      await rm(old, { recursive: true, force: true });
  }
  const workshop = await mkdtemp(join(folder, prefix));
  try {
    const draft = join(workshop, basename(place));
    const made = await make(draft, seeds, options);
    if (!made.ok) return made;
    await rename(draft, place);
    return ok(true);
  } catch (error) {
    // Another process made it meanwhile: theirs is as good.
    if (await isThere(place)) return ok(true);
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
