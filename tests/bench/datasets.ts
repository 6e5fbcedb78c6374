/**
 * A child process that does one thing with one format and prints one JSON line of `DatasetFigures`,
 * so that its peak memory is that thing's own. Arguments: what, a folder to work in, and for `make`
 * the number of articles, else a codec's id.
 *
 * make: a project of articles of 6 kB with 100 annotations each. export: all of it, proved.
 * read: the export unit by unit, nothing kept. import: the export into a new project.
 */
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { v7 } from 'uuid';
import { exportProject } from '../../main/files/export.ts';
import { importDataset } from '../../main/files/import-dataset.ts';
import { unitsOf, type FileOnDisk } from '../../main/files/read-units.ts';
import { createStore, openStore } from '../../main/storage/open-store.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { findCodec } from '../../shared/codecs/registry.ts';
import { createClock } from '../../shared/model/clock.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import type { Result } from '../../shared/result.ts';
import { codebook } from '../editor-page/material.ts';
import type { DatasetFigures } from './datasets-report.ts';
import { newsroom } from './newsroom.ts';

const AN_ARTICLE = 100;
const IMPORTED = 'imported';
const [what = '', folder = '', subject = ''] = process.argv.slice(2);
const options = { now: Date.now, newId: v7 };
const project = path.join(folder, 'project');

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function makeProject(count: number): Promise<void> {
  const make = await newsroom(createClock(() => Date.UTC(2024, 2, 22), 'bench'));
  const store = must(await createStore(project, { title: 'Bench' }, options));
  const by = {
    kind: 'annotator',
    id: 'tester',
    name: 'Tester',
    created: '',
    clock: codebook.clock,
  } as const;
  const contents = Array.from({ length: count }, () => {
    const { article, spans } = make(AN_ARTICLE);
    return { article: { ...article, sha256: textHash(article.text) }, spans, relations: [] };
  });
  const { project: own } = store.head();
  const whole: Dataset = {
    project: own,
    codebook,
    annotators: [by],
    articles: contents,
    links: [],
    tombstones: [],
    raws: {},
  };
  must(await importDataset(store, whole, { ...options, dryRun: false }));
  await store.close();
}

function codecOf(id: string) {
  const codec = findCodec(id);
  if (!codec) throw new Error(`There is no format ${id}`);
  return codec;
}

const placeOf = (id: string): string =>
  path.join(folder, id, `event${codecOf(id).extension || ''}`);

/** The files of an export on disk, as its codec calls them. */
async function filesOf(id: string): Promise<FileOnDisk[]> {
  const codec = codecOf(id);
  const place = placeOf(id);
  const root = codec.extension === '' ? place : path.dirname(place);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return (
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      // What an import made beside it is no part of it.
      .filter((file) => !path.relative(root, file).startsWith(IMPORTED))
      .sort()
      .map((file) => {
        const name = path.relative(root, file).replaceAll(path.sep, '/');
        const part = name === `event${codec.extension}` ? '' : name.replace(/^event\./u, '');
        return { path: codec.extension === '' ? name : part, place: file };
      })
      .filter(
        ({ path: name }) =>
          codec.parts.includes(name) || !/(?:^|\.)(?:manifest\.json|readme\.md)$/iu.test(name),
      )
  );
}

async function sizeOf(id: string): Promise<number> {
  const sizes = (await filesOf(id)).map(({ place }) => stat(place));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}

async function readUnits(id: string): Promise<number> {
  const codec = codecOf(id);
  const unit = { texts: new Map<string, number>() };
  let spans = 0;
  for await (const files of unitsOf(codec, await filesOf(id))) {
    const read = must(await codec.read(files, codec.units ? { unit } : {}));
    for (const content of read.dataset.articles) spans += content.spans.length;
  }
  return spans;
}

async function importAll(id: string): Promise<number> {
  const codec = codecOf(id);
  const all = unitsOf({ ...codec, units: undefined }, await filesOf(id));
  const store = must(
    await createStore(path.join(folder, id, IMPORTED), { title: 'Bench' }, options),
  );
  let spans = 0;
  for await (const files of all) {
    const { dataset } = must(await codec.read(files));
    const labels = dataset.codebook.labels.length > 0 ? dataset.codebook : codebook;
    const into = { ...options, format: codec, dryRun: false };
    const report = must(await importDataset(store, { ...dataset, codebook: labels }, into));
    spans += report.annotations;
  }
  await store.close();
  return spans;
}

async function exportAll(id: string): Promise<number> {
  await mkdir(path.join(folder, id), { recursive: true });
  const store = must(await openStore(project, options));
  const all = { annotators: [], labels: [], boilerplate: true };
  const request = { format: id, target: placeOf(id), options: all, now: Date.now };
  const report = must(await exportProject(store, request));
  await store.close();
  return report.proved;
}

const WORK: Readonly<Record<string, (id: string) => Promise<number>>> = {
  export: exportAll,
  read: readUnits,
  import: importAll,
};

if (what === 'make') await makeProject(Number(subject));
else {
  const started = performance.now();
  const spans = await WORK[what]?.(subject);
  const figures: DatasetFigures = {
    spans: spans ?? 0,
    took: performance.now() - started,
    // Kilobytes everywhere Node runs.
    peak: process.resourceUsage().maxRSS * 1024,
    bytes: await sizeOf(subject),
  };
  console.log(JSON.stringify(figures));
}
