/** Datasets into real projects: what is recognised, what is added, what is rejected. */
import { readdir, readFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFiles } from '../../main/files/import.ts';
import { importDataset } from '../../main/files/import-dataset.ts';
import type { Store } from '../../main/storage/port.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import type { Span } from '../../shared/model/span.ts';
import { undoEntry } from '../../shared/ops/history.ts';
import { caseOf } from '../codecs/cases.ts';
import { codecOf, filesOf, readBy, textsOf } from '../codecs/files.ts';
import { create, must, open, options, tempFolder } from '../storage/project.ts';

const making = options();
const newProject = async (): Promise<Store> => create(path.join(await tempFolder(), 'project'));

const bring = async (store: Store, dataset: Dataset, more: object = {}) =>
  must(await importDataset(store, dataset, { ...making, dryRun: false, file: 'a.x', ...more }));

const changedSpans = (dataset: Dataset, change: (span: Span) => Span): Dataset => ({
  ...dataset,
  articles: dataset.articles.map((content) => ({ ...content, spans: content.spans.map(change) })),
});

async function spansOf(store: Store): Promise<readonly Span[]> {
  return must(await store.dataset()).articles.flatMap(({ spans }) => spans);
}

describe('importing a dataset', () => {
  test('brings everything in as one step, which survives closing', async () => {
    const folder = path.join(await tempFolder(), 'project');
    const store = await create(folder);
    const report = await bring(store, caseOf('linked'));
    expect(report).toMatchObject({ annotations: 4, rejected: [] });
    expect(report.articles).toMatchObject([
      { title: 'Here', status: 'added', file: 'a.x' },
      { title: 'There', status: 'added', file: 'a.x' },
    ]);
    expect(store.entriesSinceOpen()).toHaveLength(1);
    expect(store.entriesSinceOpen()[0]?.entry).toMatchObject({
      origin: 'import',
      label: 'Import 2 articles and 4 annotations',
    });
    await store.close();
    const again = must(await (await open(folder)).dataset());
    expect(again.articles).toEqual(caseOf('linked').articles);
    expect(again.links).toEqual(caseOf('linked').links);
    expect(again.annotators).toEqual(caseOf('linked').annotators);
  });

  test('is taken back by one undo', async () => {
    const store = await newProject();
    await bring(store, caseOf('linked'));
    const done = store.entriesSinceOpen().map(({ entry }) => entry);
    const context = {
      newId: making.newId,
      now: () => new Date(making.now()).toISOString(),
      tick: () => '0zzzzzzzz-0000-test',
      annotator: 'x',
    };
    must(await store.commit([must(undoEntry({ done, undone: [] }, context))]));
    expect(store.summaries()).toEqual([]);
    expect(store.head().links).toEqual([]);
  });

  test('writes nothing on a dry run, and says the same', async () => {
    const store = await newProject();
    const dry = await bring(store, caseOf('linked'), { dryRun: true });
    expect(store.seq()).toBe(0);
    expect(await bring(store, caseOf('linked'))).toEqual(dry);
  });

  test('twice is once', async () => {
    const store = await newProject();
    await bring(store, caseOf('everything'));
    const before = must(await store.dataset());
    const report = await bring(store, caseOf('everything'));
    expect(report).toMatchObject({ annotations: 0, rejected: [] });
    expect(report.articles).toMatchObject([{ status: 'known' }]);
    expect(must(await store.dataset())).toEqual(before);
  });

  test.each(CODECS)(
    'exported as $id and brought back into its project changes nothing',
    async (codec) => {
      for (const name of ['everything', 'linked', 'emoji-with-joiners', 'adjudicated']) {
        const store = await newProject();
        await bring(store, caseOf(name));
        const before = must(await store.dataset());
        const back = must(await readBy(codec, filesOf(codec, before)));
        const report = await bring(store, back, { format: codec });
        expect(report).toMatchObject({ annotations: 0, rejected: [] });
        expect(must(await store.dataset())).toEqual(before);
      }
    },
  );

  test('brings in what was adjudicated, and leaves what was decided here as it is', async () => {
    const store = await newProject();
    const adjudicated = caseOf('adjudicated');
    await bring(store, adjudicated);
    const decisionsNow = async () =>
      must(await store.dataset()).articles.map(({ decisions }) => decisions);
    expect(await decisionsNow()).toEqual(adjudicated.articles.map(({ decisions }) => decisions));
    const other: Dataset = {
      ...adjudicated,
      articles: adjudicated.articles.map((content) => ({
        ...content,
        decisions: (content.decisions ?? []).map((one) => ({ ...one, why: 'Otherwise.' })),
      })),
    };
    await bring(store, other);
    expect(await decisionsNow()).toEqual(adjudicated.articles.map(({ decisions }) => decisions));
  });

  test('knows an article by its text, and puts the annotations on the one that is there', async () => {
    const store = await newProject();
    await bring(store, caseOf('simple'));
    const other = caseOf('simple');
    const renamed: Dataset = {
      ...other,
      articles: other.articles.map(({ article, spans, relations }) => ({
        article: { ...article, id: 'other', title: 'Another title' },
        spans: spans.map((span) => ({ ...span, id: 'fresh', article: 'other', revision: 4 })),
        relations,
      })),
    };
    const report = await bring(store, renamed);
    const known = other.articles[0]?.article.id;
    expect(report).toMatchObject({ articles: [{ id: known, status: 'known' }], annotations: 1 });
    expect(await spansOf(store)).toMatchObject([
      { article: known },
      { article: known, revision: 1 },
    ]);
  });

  test('rejects an article that is known by id with a wholly different text, naming it, and its annotations', async () => {
    const store = await newProject();
    await bring(store, caseOf('simple'));
    const before = must(await store.dataset());
    const report = await bring(store, caseOf('nested'));
    expect(report).toMatchObject({ articles: [], annotations: 0 });
    expect(report.rejected).toMatchObject([{ file: 'a.x', line: null }]);
    expect(report.rejected[0]?.reason).toMatch(
      /“A title”.*a wholly different text; it and its 2 annotations/u,
    );
    expect(must(await store.dataset())).toEqual(before);
  });

  test('rejects an annotation that is known and differs', async () => {
    const store = await newProject();
    await bring(store, caseOf('simple'));
    const before = await spansOf(store);
    const report = await bring(
      store,
      changedSpans(caseOf('simple'), (span) => ({ ...span, status: 'final' })),
    );
    expect(report.rejected[0]?.reason).toMatch(/“32,000”.*is in the project already and differs/u);
    expect(await spansOf(store)).toEqual(before);
  });

  test('keeps to the project’s annotator where the name is known', async () => {
    const store = await newProject();
    await bring(store, caseOf('simple'));
    const other = caseOf('emoji-with-joiners');
    const article = 'other';
    await bring(store, {
      ...other,
      annotators: other.annotators.map((ada) => ({ ...ada, id: 'b', name: ' ADA ' })),
      articles: other.articles.map((content) => ({
        article: { ...content.article, id: article },
        spans: content.spans.map((span, n) => ({ ...span, id: `s${n}`, article, by: 'b' })),
        relations: [],
      })),
    });
    expect(store.head().annotators).toHaveLength(1);
    expect(new Set((await spansOf(store)).map(({ by }) => by)).size).toBe(1);
  });

  test('gives everything to one annotator when told so', async () => {
    const store = await newProject();
    await bring(store, caseOf('linked'), { annotator: 'Boris' });
    const { annotators, links } = store.head();
    expect(annotators).toMatchObject([{ name: 'Boris' }]);
    const [boris] = annotators;
    expect([...(await spansOf(store)), ...links].every(({ by }) => by === boris?.id)).toBe(true);
  });

  test('keeps the bytes of the file as imported when they came along and are the right ones', async () => {
    const folder = path.join(await tempFolder(), 'project');
    const store = await create(folder);
    const everything = caseOf('everything');
    const bytes = Buffer.from('the file');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const withRaw = (raws: Dataset['raws']): Dataset => ({
      ...everything,
      articles: everything.articles.map((content) => ({
        ...content,
        article: { ...content.article, raw: { sha256, file: 'a.txt', encoding: 'utf-8' } },
      })),
      raws,
    });
    await bring(store, withRaw({ [sha256]: bytes.toString('base64') }));
    expect(await readFile(path.join(folder, 'raw', sha256), 'utf8')).toBe('the file');
    const other = await newProject();
    await bring(other, withRaw({ [sha256]: Buffer.from('forged').toString('base64') }));
    const [content] = must(await other.dataset()).articles;
    expect(content?.article).not.toHaveProperty('raw');
    expect(await readdir(other.path)).not.toContain(sha256);
  });
});

describe('labels that the project does not have', () => {
  const label = {
    id: 'threat',
    name: 'Threat',
    key: 'c',
    colour: 'teal',
    line: 'wavy',
    unit: 'sentence',
    attributes: [],
  } as const;
  const threatened = changedSpans(caseOf('simple'), (span) => ({
    ...span,
    label: 'threat',
    attributes: {},
  }));
  const defined: Dataset = {
    ...threatened,
    codebook: { ...threatened.codebook, labels: [...threatened.codebook.labels, label] },
  };

  test('come in with the dataset’s codebook, under the next free key', async () => {
    const store = await newProject();
    const before = store.head().codebook;
    expect(await bring(store, defined)).toMatchObject({ annotations: 1, rejected: [] });
    const { codebook } = store.head();
    expect(codebook.labels).toEqual([...before.labels, { ...label, key: 't' }]);
    expect(codebook.clock > before.clock).toBe(true);
    expect(store.entriesSinceOpen()).toHaveLength(1);
  });

  test('are rejected by name when nobody defines them', async () => {
    const store = await newProject();
    const report = await bring(store, threatened);
    expect(report.annotations).toBe(0);
    expect(report.rejected[0]?.reason).toMatch(/has the label “threat”, which neither/u);
  });

  test('may be named as the project shows them', async () => {
    const store = await newProject();
    await bring(
      store,
      changedSpans(caseOf('simple'), (span) => ({ ...span, label: 'NUMBER' })),
    );
    expect(await spansOf(store)).toMatchObject([{ label: 'number' }]);
  });

  test('do not save an attribute value that the project’s codebook refuses', async () => {
    const store = await newProject();
    const report = await bring(
      store,
      changedSpans(caseOf('simple'), (span) => ({ ...span, attributes: { value: 'many' } })),
    );
    expect(report.rejected[0]?.reason).toMatch(/“32,000”.*takes a decimal number/u);
    expect(await spansOf(store)).toEqual([]);
  });
});

describe('relations', () => {
  test('of a type that nobody defines, or between labels it does not allow, are rejected', async () => {
    const linked = caseOf('linked');
    const typed = (type: string): Dataset => ({
      ...linked,
      links: linked.links.map((link) => ({ ...link, type })),
    });
    const unknown = await bring(await newProject(), typed('echoes'));
    expect(unknown.rejected[0]?.reason).toMatch(/type “echoes”, which neither/u);
    const wrong = await bring(await newProject(), typed('same-source'));
    expect(wrong.rejected[0]?.reason).toMatch(/does not go with the label/u);
  });
});

test('JSONL with what lies beside it comes in as one dataset, its codebook with it', async () => {
  const simple = caseOf('simple');
  const [label] = simple.codebook.labels;
  if (!label) throw new Error('The codebook has no label');
  const own = { ...label, id: 'threat', name: 'Threat', key: 't' };
  const dataset: Dataset = {
    ...changedSpans(simple, (span) => ({ ...span, label: 'threat', attributes: {} })),
    codebook: { ...simple.codebook, labels: [own] },
  };
  const sources = textsOf(codecOf('jsonl'), dataset).map((file) => ({
    name: `out/event.${file.path === '' ? 'jsonl' : file.path}`,
    bytes: Buffer.from(file.text),
  }));
  const store = await newProject();
  const report = must(await importFiles(store, sources, making));
  expect(report).toMatchObject({ annotations: 1, rejected: [] });
  expect(report.articles).toMatchObject([{ file: 'out/event.jsonl', status: 'added' }]);
  expect(store.head().codebook.labels.at(-1)).toMatchObject({ name: 'Threat' });
});
