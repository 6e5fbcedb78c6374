/** What surrounds a dataset on disk: manifest, README, zip, splits, and what was there before. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportDataset, exportProject } from '../../main/files/export.ts';
import { importDataset } from '../../main/files/import-dataset.ts';
import type { Store } from '../../main/storage/port.ts';
import { manifestSchema, type Manifest } from '../../shared/codecs/manifest.ts';
import type { ExportOptions } from '../../shared/model/export-report.ts';
import { uuidOf } from '../../shared/model/name-uuid.ts';
import { textHash } from '../../shared/model/text-hash.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { caseOf } from '../codecs/cases.ts';
import { errorOf } from '../codecs/value-of.ts';
import { create, must, options, tempFolder } from '../storage/project.ts';
import { exportAs } from './export-as.ts';

const ALL: ExportOptions = { annotators: [], labels: [], boilerplate: true };

/** The article of `simple` ten times, each with a text of its own and one of three events. */
function many(): Dataset {
  const simple = caseOf('simple');
  const [content] = simple.articles;
  if (!content) throw new Error('The case has no article');
  const articles = Array.from({ length: 10 }, (_, at) => {
    const text = `${content.article.text} ${at}`;
    const id = uuidOf('article', String(at));
    return {
      article: {
        ...content.article,
        id,
        text,
        sha256: textHash(text),
        meta: { event: `Event ${at % 3}` },
      },
      spans: content.spans.map((span) => ({
        ...span,
        id: uuidOf('span', String(at)),
        article: id,
        quote: { ...span.quote, suffix: text.slice(21, 53) },
      })),
      relations: [],
    };
  });
  return { ...simple, articles };
}

async function storeWith(dataset: Dataset): Promise<{ store: Store; folder: string }> {
  const folder = await tempFolder();
  const store = await create(path.join(folder, 'project'));
  must(await importDataset(store, dataset, { ...options(), dryRun: false }));
  return { store, folder };
}

const manifestAt = async (file: string): Promise<Manifest> =>
  manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));

describe('beside every export', () => {
  test('a manifest names each file by its hash, and a README says how to load it', async () => {
    const { store, folder } = await storeWith(caseOf('linked'));
    const place = path.join(folder, 'out', 'event.jsonl');
    const { files } = must(await exportAs(store, 'jsonl', place, ALL));
    const names = files.map((file) => path.basename(file)).sort();
    expect(names).toEqual([
      'event.README.md',
      'event.dataset.json',
      'event.jsonl',
      'event.manifest.json',
      'event.schema.json',
    ]);
    const manifest = await manifestAt(path.join(folder, 'out', 'event.manifest.json'));
    for (const { path: name, sha256, bytes } of manifest.files) {
      const content = await readFile(path.join(folder, 'out', name));
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
      expect(content.length).toBe(bytes);
    }
    expect(manifest).not.toHaveProperty('written');
    const readme = await readFile(path.join(folder, 'out', 'event.README.md'), 'utf8');
    expect(readme).toContain('event.jsonl');
  });

  test('the time stands in the manifest where it is asked for', async () => {
    const { store, folder } = await storeWith(caseOf('simple'));
    const target = path.join(folder, 'csv');
    const now = (): number => Date.UTC(2024, 2, 22);
    must(
      await exportProject(store, {
        format: 'csv',
        target,
        options: { ...ALL, withTime: true },
        now,
      }),
    );
    const { written } = await manifestAt(path.join(target, 'manifest.json'));
    expect(written).toBe('2024-03-22T00:00:00.000Z');
  });
});

describe('a folder that was exported to before', () => {
  test('loses what the new export has no more, and nothing else', async () => {
    const { store, folder } = await storeWith(many());
    const place = path.join(folder, 'csv');
    const split = { weights: { train: 1, dev: 0, test: 1 }, by: 'article', seed: 1 } as const;
    must(await exportAs(store, 'csv', place, { ...ALL, split }));
    await writeFile(path.join(place, 'notes.txt'), 'mine');
    await writeFile(path.join(place, 'test', 'articles.csv'), 'changed by hand');
    const error = errorOf(await exportAs(store, 'csv', place, ALL));
    expect(error.code).toBe('not-empty');
    expect(error.message).toMatch(/test\/articles\.csv/u);
    // As it was before somebody changed it.
    must(await exportAs(store, 'csv', path.join(folder, 'other'), { ...ALL, split }));
    const back = await readFile(path.join(folder, 'other', 'test', 'articles.csv'));
    await writeFile(path.join(place, 'test', 'articles.csv'), back);
    must(await exportAs(store, 'csv', place, ALL));
    const left = (await readdir(place, { recursive: true })).filter((name) => name.includes('.'));
    expect(left.sort()).toEqual([
      'README.md',
      'annotations.csv',
      'articles.csv',
      'manifest.json',
      'notes.txt',
      'relations.csv',
    ]);
  });

  test('with files of another dataset is refused, and nothing is changed', async () => {
    const { store, folder } = await storeWith(caseOf('simple'));
    const place = path.join(folder, 'csv');
    await mkdir(path.join(place, 'theirs'), { recursive: true });
    await writeFile(path.join(place, 'theirs', 'articles.csv'), 'id,title,text\n');
    expect(errorOf(await exportAs(store, 'csv', place, ALL)).code).toBe('not-empty');
    expect((await readdir(place)).sort()).toEqual(['theirs']);
  });

  test('is not tricked by a manifest that names files elsewhere', async () => {
    const { store, folder } = await storeWith(caseOf('simple'));
    const place = path.join(folder, 'csv');
    must(await exportAs(store, 'csv', place, ALL));
    const victim = path.join(folder, 'victim.txt');
    await writeFile(victim, 'precious');
    const file = path.join(place, 'manifest.json');
    const manifest = await manifestAt(file);
    const sha256 = createHash('sha256').update('precious').digest('hex');
    const files = [...manifest.files, { path: '../victim.txt', sha256, bytes: 8 }];
    await writeFile(file, JSON.stringify({ ...manifest, files }));
    must(await exportAs(store, 'csv', place, ALL));
    expect(await readFile(victim, 'utf8')).toBe('precious');
  });
});

describe('a zip', () => {
  test('holds what the folder would, byte for byte, and is the same every time', async () => {
    const { store, folder } = await storeWith(caseOf('linked'));
    const zip = path.join(folder, 'event.zip');
    expect(must(await exportAs(store, 'csv', zip, ALL)).files).toEqual([zip]);
    const first = await readFile(zip);
    must(await exportAs(store, 'csv', zip, ALL));
    expect((await readFile(zip)).equals(first)).toBe(true);
    const place = path.join(folder, 'event');
    must(await exportAs(store, 'csv', place, ALL));
    const entries = unzipSync(first);
    expect(Object.keys(entries).sort()).toEqual((await readdir(place)).sort());
    for (const [name, bytes] of Object.entries(entries))
      expect(Buffer.from(bytes).equals(await readFile(path.join(place, name)))).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('splits', () => {
  const split = { weights: { train: 6, dev: 2, test: 2 }, by: 'event', seed: 7 } as const;

  test('are folders of a format that is a folder; no event is divided', async () => {
    const { store, folder } = await storeWith(many());
    const place = path.join(folder, 'csv');
    const report = must(await exportAs(store, 'csv', place, { ...ALL, split }));
    expect(report).toMatchObject({ articles: 10, spans: 10, proved: 10 });
    expect((await readdir(place)).sort()).toEqual([
      'README.md',
      'dev',
      'manifest.json',
      'test',
      'train',
    ]);
    const manifest = await manifestAt(path.join(place, 'manifest.json'));
    const homes = new Map<string, Set<string>>();
    for (const { article } of many().articles) {
      const home = manifest.articles.find(({ id }) => id === article.id)?.split ?? 'none';
      const event = article.meta.event ?? '';
      homes.set(event, (homes.get(event) ?? new Set()).add(home));
    }
    expect([...homes.values()].map(({ size }) => size)).toEqual([1, 1, 1]);
    expect(manifest.splits?.map(({ articles }) => articles).reduce((a, b) => a + b)).toBe(10);
  });

  test('are files side by side of a format that is a file', async () => {
    const { store, folder } = await storeWith(many());
    const place = path.join(folder, 'out', 'event.jsonl');
    must(await exportAs(store, 'jsonl', place, { ...ALL, split }));
    const names = (await readdir(path.join(folder, 'out'))).filter((name) =>
      name.endsWith('jsonl'),
    );
    expect(names.sort()).toEqual(['event.dev.jsonl', 'event.test.jsonl', 'event.train.jsonl']);
  });
});

describe('an export under way', () => {
  test('that is cancelled leaves nothing behind', async () => {
    const { store, folder } = await storeWith(many());
    let told = 0;
    const hooks = { isCancelled: () => told > 12, tell: () => void (told += 1) };
    const target = path.join(folder, 'out', 'event.jsonl');
    const request = { format: 'jsonl', target, options: ALL, hooks, now: () => 0 };
    expect(errorOf(await exportProject(store, request)).code).toBe('cancelled');
    expect(await readdir(path.join(folder, 'out'))).toEqual([]);
  });

  test('holds the project of one moment, although somebody annotates meanwhile', async () => {
    const { store, folder } = await storeWith(many());
    const [article] = store.summaries();
    let isAdded = false;
    const tell = (doing: string): void => {
      if (isAdded || doing !== 'Writing') return;
      isAdded = true;
      const place = [{ start: 0, end: 9 }];
      const command = { do: 'add-span', article: article?.id ?? '', label: 'source' } as const;
      const ada = store.head().annotators[0]?.id ?? '';
      void store.run({ ...command, fragments: place }, ada, 'user');
    };
    const target = path.join(folder, 'event.jsonl');
    const request = { format: 'jsonl', target, options: ALL, hooks: { tell }, now: () => 0 };
    expect(must(await exportProject(store, request))).toMatchObject({ spans: 11, proved: 11 });
    expect((await manifestAt(path.join(folder, 'event.manifest.json'))).counts.spans).toBe(11);
  });
});

test('a dataset that belongs to no project is exported the same way', async () => {
  const folder = await tempFolder();
  const target = path.join(folder, 'csv');
  const request = { format: 'csv', target, options: ALL, now: () => 0 };
  expect(must(await exportDataset(caseOf('linked'), request))).toMatchObject({ proved: 4 });
});

test('what a division parts is counted once, as lost between splits, and not as left out', async () => {
  const { store, folder } = await storeWith(caseOf('linked'));
  const split = { weights: { train: 1, dev: 0, test: 1 }, by: 'article', seed: 1 } as const;
  const place = path.join(folder, 'csv');
  const report = must(await exportAs(store, 'csv', place, { ...ALL, split }));
  expect(report).toMatchObject({ spans: 4, relations: 2, leftOut: { spans: 0, relations: 0 } });
  const counts = new Map(report.losses.map(({ what, count }) => [what, count]));
  expect(counts.get('relations between splits')).toBe(1);
  // The codebook is one, however many parts lose it.
  expect(counts.get('definitions in the codebook')).toBe(18);
});
