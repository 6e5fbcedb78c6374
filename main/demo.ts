/**
 * The demo project: the seed articles, imported the way any article is, and a worked example as
 * the layer of an annotator of its own. Made once; what is there is never touched.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { err, ok, type Result } from '../shared/result.ts';
import { readExample, type Example } from './demo/example.ts';
import { addExample } from './demo/layer.ts';
import { importFiles } from './files/import.ts';
import { ensureProject } from './new-project.ts';
import type { Store, StoreOptions } from './storage/port.ts';

/** Imports the seeds, each with what the example knows of its outlet and date. Ids by file name. */
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
    const { now, newId } = options;
    const how = { annotator: example.annotator, meta, now, newId };
    const imported = await importFiles(store, [source], how);
    if (!imported.ok) return imported;
    const rejected = imported.value.rejected[0];
    if (rejected) return err('bad-seed', `${rejected.file}: ${rejected.reason}`);
    for (const { file, id } of imported.value.articles) articles.set(basename(file), id);
  }
  return ok(articles);
}

/** Makes the demo project at `place` out of the folder `seeds` unless something is there. */
export async function ensureDemo(
  place: string,
  seeds: string,
  options: StoreOptions,
): Promise<Result<true>> {
  const example = await readExample(join(seeds, 'demo.json'));
  const fill = async (store: Store): Promise<Result<unknown>> => {
    const articles = await importSeeds(store, seeds, example, options);
    return articles.ok ? addExample(store, example, articles.value) : articles;
  };
  return ensureProject(place, example.title, fill, options);
}
