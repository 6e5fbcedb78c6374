/** Datasets of other tools into real projects: told apart, mapped, known again, taken as one step. */
import { zipSync } from 'fflate';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findImport } from '../../main/files/import-look.ts';
import type { ImportSource } from '../../main/files/import-source.ts';
import { importFiles, takeImport, type ImportOptions } from '../../main/files/import.ts';
import type { Store } from '../../main/storage/port.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { NameMapping } from '../../shared/model/name-mapping.ts';
import type { Span } from '../../shared/model/span.ts';
import { undoEntry } from '../../shared/ops/history.ts';
import { caseOf } from '../codecs/cases.ts';
import { bytesOf, codecOf, filesOf, placeOf } from '../codecs/files.ts';
import { annotatedSeeds } from '../codecs/readers/annotated-seeds.ts';
import { create, must, options, tempFolder } from '../storage/project.ts';

const newProject = async (): Promise<Store> => create(path.join(await tempFolder(), 'project'));
const ADD: NameMapping = { choices: [], otherwise: 'add' };

const inFolder = (root: string, files: Readonly<Record<string, string>>): ImportSource[] =>
  Object.entries(files).map(([name, text]) => ({
    name: `${root}/${name}`,
    bytes: Buffer.from(text, 'utf8'),
    root,
  }));

const bring = async (
  store: Store,
  sources: readonly ImportSource[],
  more: Partial<ImportOptions> = {},
): Promise<ImportReport> =>
  must(await importFiles(store, sources, { ...options(), annotator: 'Ada', ...more }));

const spansOf = async (store: Store): Promise<readonly Span[]> =>
  must(await store.dataset()).articles.flatMap(({ spans }) => spans);

const TEXT = 'Ada Lovelace works in London.\n';
const BRAT = {
  'doc.txt': TEXT,
  'doc.ann': 'T1\tPER 0 12\tAda Lovelace\nT2\tLOC 22 28\tLondon\nR1\tlives-in Arg1:T1 Arg2:T2\n',
};

describe('what belongs together', () => {
  test('the text beside its annotations is the dataset’s, other texts are articles', async () => {
    const sources = inFolder('in', { ...BRAT, 'other.txt': 'Another text.', 'x.png': '' });
    const found = must(await findImport(await newProject(), sources, options()));
    expect(found.rejected).toEqual([]);
    expect(found.datasets.map(({ source }) => [source.codec.id, source.name])).toEqual([
      ['brat', 'in'],
    ]);
    expect(found.passedOver).toEqual(['in/x.png']);
    const articles = found.datasets.flatMap(({ reading }) =>
      reading.dataset.articles.map(({ article }) => article.text),
    );
    const texts = found.articles.map((one) => (one.status === 'added' ? one.article.text : ''));
    expect([...articles, ...texts].sort()).toEqual([TEXT, 'Another text.']);
  });

  test('what an export has beside its data comes in as nothing', async () => {
    const files = filesOf(codecOf('csv'), caseOf('simple'));
    const store = await newProject();
    const report = await bring(
      store,
      [
        ...files.map((file) => ({ name: `out/${file.path}`, bytes: bytesOf(file), root: 'out' })),
        ...inFolder('out', { 'README.md': '# How to load it', 'manifest.json': '{}' }),
      ],
      { mapping: ADD },
    );
    expect(report.rejected).toEqual([]);
    expect(report.articles).toHaveLength(1);
  });

  test('the parts of a split are datasets of their own, and no annotators', async () => {
    const parts = Object.fromEntries(
      ['train', 'dev'].flatMap((part) => [
        [`${part}/${part}.txt`, `${TEXT}${part}\n`],
        [`${part}/${part}.ann`, BRAT['doc.ann']],
      ]),
    );
    const found = must(await findImport(await newProject(), inFolder('in', parts), options()));
    expect(found.datasets.map(({ source }) => source.name)).toEqual(['in/train', 'in/dev']);
    const names = found.datasets.flatMap(({ reading }) => reading.dataset.annotators);
    expect(names.map(({ name }) => name)).not.toContain('train');
  });

  test('a README without a dataset is an article', async () => {
    const found = must(
      await findImport(
        await newProject(),
        inFolder('in', { 'README.md': 'A story about readers.' }),
        options(),
      ),
    );
    expect(found.articles).toHaveLength(1);
  });

  test('an archive is taken as the folder that was packed, and a hostile one is refused', async () => {
    const packed = Object.fromEntries(
      Object.entries(BRAT).map(([name, text]) => [`people/${name}`, Buffer.from(text)]),
    );
    const store = await newProject();
    const zip = {
      name: 'people.zip',
      bytes: zipSync({ ...packed, '__MACOSX/people/._doc.ann': Buffer.from([0, 1]) }),
    };
    const report = await bring(store, [zip], { mapping: ADD, nobody: 'Ada' });
    expect(report).toMatchObject({ annotations: 2, relations: 1, rejected: [] });
    const hostile = { name: 'evil.zip', bytes: zipSync({ '../evil.txt': Buffer.from('x') }) };
    const refused = await bring(store, [hostile]);
    expect(refused.rejected).toMatchObject([{ file: 'evil.zip' }]);
    expect(store.summaries()).toHaveLength(1);
  });
});

describe('names that the codebook lacks', () => {
  test('are asked about: nothing changes until somebody decided', async () => {
    const store = await newProject();
    const refused = await importFiles(store, inFolder('in', BRAT), {
      ...options(),
      nobody: 'Ada',
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'unmapped-names' } });
    expect(refused.ok ? '' : refused.error.message).toMatch(
      /the label “PER”.*the label “LOC”.*the relation type “lives-in”/u,
    );
    expect(store.seq()).toBe(0);
  });

  test('one mapping holds for all datasets of an import, which is one step', async () => {
    const store = await newProject();
    const other = { 'b.txt': 'London calls.\n', 'b.ann': 'T1\tLOC 0 6\tLondon\n' };
    const report = await bring(
      store,
      [...inFolder('one', BRAT), ...inFolder('two', other), ...inFolder('texts', { 'c.txt': 'C' })],
      {
        mapping: {
          choices: [
            { kind: 'label', id: 'PER', of: null, fate: { to: 'source' } },
            { kind: 'relation type', id: 'lives-in', of: null, fate: 'skip' },
          ],
          otherwise: 'add',
        },
        nobody: 'Charles',
      },
    );
    expect(report).toMatchObject({ annotations: 3, relations: 0, rejected: [] });
    expect(report.skipped).toEqual([
      { what: 'relations “lives-in”', count: 1, why: 'left out as chosen in the mapping' },
    ]);
    expect(store.entriesSinceOpen()).toHaveLength(1);
    const { codebook, annotators } = store.head();
    expect(codebook.labels.map(({ id }) => id).slice(-1)).toEqual(['LOC']);
    expect(annotators.map(({ name }) => name).sort()).toEqual(['Ada', 'Charles']);
    expect((await spansOf(store)).map(({ label }) => label).sort()).toEqual([
      'LOC',
      'LOC',
      'source',
    ]);
    const done = store.entriesSinceOpen().map(({ entry }) => entry);
    const context = {
      newId: options().newId,
      now: () => new Date(options().now()).toISOString(),
      tick: () => '0zzzzzzzz-0000-test',
      annotator: 'x',
    };
    must(await store.commit([must(undoEntry({ done, undone: [] }, context))]));
    expect(store.summaries()).toEqual([]);
    expect(store.head().codebook.labels.map(({ id }) => id)).not.toContain('LOC');
  });
});

describe('who and when', () => {
  test('a format that names nobody needs a name, and takes it', async () => {
    const store = await newProject();
    const how = { ...options(), mapping: ADD };
    const refused = await importFiles(store, inFolder('in', BRAT), how);
    expect(refused).toMatchObject({ ok: false, error: { code: 'needs-annotator' } });
    expect(store.seq()).toBe(0);
    await bring(store, inFolder('in', BRAT), { mapping: ADD, author: 'Charles' });
    expect(store.head().annotators.map(({ name }) => name)).toContain('Charles');
    expect(store.head().annotators.map(({ name }) => name)).not.toContain('Unknown annotator');
  });

  test('what tells no time is of the day it came in', async () => {
    const store = await newProject();
    await bring(store, inFolder('in', BRAT), { mapping: ADD, nobody: 'Ada' });
    const [content] = must(await store.dataset()).articles;
    const times = [content?.article, ...(content?.spans ?? []), ...(content?.relations ?? [])];
    for (const record of times) expect(record?.created.slice(0, 4)).not.toBe('1970');
  });
});

describe('what is here already', () => {
  test.each(CODECS)('comes from $id once, however often it is brought in', async (codec) => {
    const dataset = await annotatedSeeds();
    const store = await newProject();
    const root = codec.extension === '' ? 'out' : undefined;
    const sources = filesOf(codec, dataset).map((file) => {
      const name = placeOf(codec, file.path);
      return root === undefined
        ? { name, bytes: bytesOf(file) }
        : { name: `${root}/${name}`, bytes: bytesOf(file), root };
    });
    const how = { mapping: ADD, nobody: 'Charles' };
    const first = await bring(store, sources, how);
    expect(first.rejected).toEqual([]);
    expect(first.articles).toHaveLength(dataset.articles.length);
    expect(first.annotations).toBeGreaterThan(0);
    const before = must(await store.dataset());
    const again = await bring(store, sources, how);
    expect(again).toMatchObject({ annotations: 0, relations: 0, rejected: [] });
    expect(must(await store.dataset())).toEqual(before);
  });

  test('what was edited here since comes in beside it, and what was edited stays', async () => {
    const store = await newProject();
    const sources = inFolder('in', BRAT);
    await bring(store, sources, { mapping: ADD, nobody: 'Ada' });
    const [edited] = await spansOf(store);
    if (!edited) throw new Error('nothing came in');
    const { id, article } = edited;
    must(
      await store.run({ do: 'edit-span', article, span: id, edit: { note: 'Seen.' } }, '', 'user'),
    );
    const report = await bring(store, sources, { mapping: ADD, nobody: 'Ada' });
    // And the relation that the file has between the one that came in and the one that was known.
    expect(report).toMatchObject({ annotations: 1, relations: 1, rejected: [] });
    const now = await spansOf(store);
    expect(now).toHaveLength(3);
    expect(now.find((span) => span.id === id)?.note).toBe('Seen.');
  });
});

test('an import that is stopped changes nothing', async () => {
  const store = await newProject();
  const sources = [...inFolder('a', BRAT), ...inFolder('b', { 'x.txt': 'One.', 'y.txt': 'Two.' })];
  let asked = 0;
  const told: string[] = [];
  const watcher = {
    isCancelled: () => (asked += 1) > 2,
    tell: (doing: string) => void told.push(doing),
  };
  expect(await findImport(store, sources, options(), watcher)).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect(told).toEqual(['Reading x.txt', 'Reading y.txt', 'Reading a']);
  const found = must(await findImport(store, sources, options()));
  const take = { ...options(), mapping: ADD, nobody: 'Ada', annotator: 'Ada' };
  const stopped = await takeImport(store, found, take, { ...watcher, isCancelled: () => true });
  expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(store.seq()).toBe(0);
});
