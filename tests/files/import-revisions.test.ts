/** Annotations made on one revision of an article, brought to a project that has another one. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFiles } from '../../main/files/import.ts';
import type { Store } from '../../main/storage/port.ts';
import { bundleText } from '../../shared/codecs/bundle/bundle.ts';
import { undoEntry } from '../../shared/ops/history.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { create, must, open, tempFolder } from '../storage/project.ts';
import { fragmentsOf } from '../unit/anchor/clean.ts';
import {
  annotated,
  ANNOTATED,
  annotatedInDirt,
  articleWith,
  bring,
  CLEAN,
  clean,
  cleanProject,
  contents,
  exported,
  making,
  NONE,
  placedWords,
  project,
  RAW,
  relationWords,
  run,
  spansOf,
  tag,
  textFile,
  type Source,
} from './revision-projects.ts';

describe('annotations of the raw text come to a project that cleaned it up', () => {
  const theirs = async (): Promise<Store> => annotatedInDirt(await annotated(await project(), RAW));

  test('on their words; those whose words are gone are orphans; relations are kept', async () => {
    const folder = path.join(await tempFolder(), 'project');
    const store = await cleanProject(folder);
    const from = await theirs();
    const report = await bring(store, ...(await exported(from)));
    expect(report).toMatchObject({
      annotations: 8,
      reanchored: { same: 0, moved: 6, approximate: 1, orphans: 1 },
      rejected: [],
    });
    expect(report.articles.map(({ status }) => status)).toEqual(['known', 'known']);
    expect(await contents(store)).toHaveLength(2);
    const words = [...ANNOTATED, 'source: Prime Minister Benjamin Netanyahu'].sort();
    expect(await placedWords(store)).toEqual(words);
    const [lost, ...others] = (await spansOf(store)).filter(({ orphan }) => orphan !== undefined);
    expect(others).toEqual([]);
    const was = (await spansOf(from)).find(({ id }) => id === lost?.id);
    expect(lost).toMatchObject({
      orphan: 'its words were removed',
      fragments: was?.fragments,
      quote: was?.quote,
      revision: 1,
    });
    expect(await relationWords(store)).toEqual(
      (await relationWords(from)).map((one) => one.replace(/netanyahu$/u, 'Netanyahu')),
    );
    expect((await spansOf(store)).flatMap(({ note }) => note ?? [])).toEqual([
      'He said the same **twice**.',
    ]);
    const before = await contents(store);
    await store.close();
    expect(await contents(await open(folder))).toEqual(before);
  });

  test('twice is once, also after an orphan was given its place and another one was moved', async () => {
    const store = await cleanProject();
    const files = await exported(await theirs());
    await bring(store, ...files);
    const again = await bring(store, ...files);
    expect(again).toMatchObject({ annotations: 0, reanchored: NONE, rejected: [] });
    const lost = (await spansOf(store)).find(({ orphan }) => orphan !== undefined);
    const { id, text } = await articleWith(store, CLEAN.push);
    const fragments = fragmentsOf(text, ['Hamas militants']);
    await run(store, { do: 'edit-span', article: id, span: lost?.id ?? '', edit: { fragments } });
    const before = await contents(store);
    expect(await bring(store, ...files)).toMatchObject({ annotations: 0, rejected: [] });
    expect(await contents(store)).toEqual(before);
  });

  test('as one step, which undo takes back', async () => {
    const store = await cleanProject();
    const before = await contents(store);
    await bring(store, ...(await exported(await theirs())));
    const done = store.entriesSinceOpen().map(({ entry }) => entry);
    const context = {
      newId: making.newId,
      now: () => new Date(making.now()).toISOString(),
      tick: () => '0zzzzzzzz-0000-test',
      annotator: 'x',
    };
    must(await store.commit([must(undoEntry({ done, undone: [] }, context))]));
    expect(await contents(store)).toEqual(before);
    expect(store.head().links).toEqual([]);
  });

  test('a dry run says the same and writes nothing', async () => {
    const store = await cleanProject();
    const files = await exported(await theirs());
    const seq = store.seq();
    const dry = must(await importFiles(store, files, { ...making, dryRun: true }));
    expect(store.seq()).toBe(seq);
    expect(await bring(store, ...files)).toEqual(dry);
  });

  test.each(['jsonl', 'w3c', 'csv'])('also from %s', async (format) => {
    const store = await cleanProject();
    const report = await bring(store, ...(await exported(await theirs(), format)));
    expect(report.reanchored).toEqual({ same: 0, moved: 6, approximate: 1, orphans: 1 });
    expect(report).toMatchObject({ rejected: [], articles: [{}, {}] });
    expect(await contents(store)).toHaveLength(2);
    expect(await placedWords(store)).toHaveLength(7);
  });

  test('the same annotations as here, of before the clean-up, change nothing', async () => {
    const store = await theirs();
    const files = await exported(store);
    const { id, revision } = await articleWith(store, RAW.push);
    const blocks = findBlocks(CLEAN.push);
    const structure = { blocks, marks: [], boilerplate: [], places: {} };
    const text = CLEAN.push;
    await run(store, { do: 'revise-article', article: id, revision, text, ...structure });
    const before = await contents(store);
    const report = await bring(store, ...files);
    expect(report).toMatchObject({ annotations: 0, reanchored: NONE, rejected: [] });
    expect(await contents(store)).toEqual(before);
  });
});

describe('annotations of the cleaned text come to a project that has the raw one', () => {
  test('and stand on its words, orphans of over there included, where these are here', async () => {
    const from = await annotatedInDirt(await project());
    // Both dirty ones are orphans after this.
    await clean(from, RAW.push, CLEAN.push);
    await clean(from, RAW.rejects, CLEAN.rejects);
    await annotated(from, CLEAN);
    expect((await spansOf(from)).filter(({ orphan }) => orphan !== undefined)).toHaveLength(2);
    const store = await project();
    const report = await bring(store, ...(await exported(from)));
    expect(report).toMatchObject({
      annotations: 8,
      reanchored: { same: 2, moved: 6, approximate: 0, orphans: 0 },
      rejected: [],
    });
    expect(await contents(store)).toHaveLength(2);
    expect(await placedWords(store)).toEqual(
      [
        ...ANNOTATED,
        'claim: Required fields are marked *',
        'source: Prime Minister Benjamin netanyahu',
      ].sort(),
    );
    expect(await relationWords(store)).toEqual(await relationWords(from));
    const again = await bring(store, ...(await exported(from)));
    expect(again).toMatchObject({ annotations: 0, rejected: [] });
  });

  test('also where both cleaned it up, each otherwise', async () => {
    const from = await cleanProject();
    await annotated(from, CLEAN);
    const store = await project();
    const [first = ''] = RAW.push.split('\n');
    await clean(store, RAW.push, RAW.push.replace(first, `${first}.`));
    const report = await bring(store, ...(await exported(from)));
    expect(report.reanchored).toEqual({ same: 0, moved: 6, approximate: 0, orphans: 0 });
    expect(await contents(store)).toHaveLength(2);
    expect(await placedWords(store)).toEqual(ANNOTATED);
  });
});

describe('which articles are the same one', () => {
  test('a text file that was imported before the clean-up is known when it comes again', async () => {
    const store = await cleanProject();
    const report = await bring(store, textFile('push.txt', RAW.push));
    expect(report.articles).toMatchObject([{ status: 'known', reanchored: null }]);
    expect(await contents(store)).toHaveLength(2);
  });

  test('a text that was never the same is another article, however alike it is', async () => {
    const store = await project();
    const stranger = await create(path.join(await tempFolder(), 'project'));
    await bring(stranger, textFile('push.txt', CLEAN.push));
    const report = await bring(store, ...(await exported(stranger)));
    expect(report.articles.map(({ status }) => status)).toEqual(['added']);
    expect(await contents(store)).toHaveLength(3);
  });

  test('the same file, read in another encoding by mistake, is the same article', async () => {
    const bytes = Buffer.from('Zoë said 40 people had been hurt in the café.', 'utf8');
    const store = await create(path.join(await tempFolder(), 'project'));
    await bring(store, { name: 'a.txt', bytes });
    const from = await create(path.join(await tempFolder(), 'project'));
    const wrong = { ...making, annotator: 'Ada', encoding: 'windows-1252' };
    must(await importFiles(from, [{ name: 'a.txt', bytes }], wrong));
    const [content] = await contents(from);
    if (!content) throw new Error('Nothing was imported');
    await tag(from, content.article, 'number', '40');
    const report = await bring(store, ...(await exported(from)));
    expect(report.reanchored).toEqual({ same: 0, moved: 1, approximate: 0, orphans: 0 });
    expect(await placedWords(store)).toEqual(['number: 40']);
  });

  test('under the same id, a text with its past unknown is the same article if it resembles it', async () => {
    const from = await annotated(await project(), RAW);
    const before = await exported(from);
    const store = await create(path.join(await tempFolder(), 'project'));
    const forgetful = async (): Promise<Source[]> => {
      const dataset = must(await from.dataset());
      const articles = dataset.articles.map(({ article, spans, relations }) => {
        const { revisions: _past, raw: _raw, ...rest } = article;
        return { article: rest, spans, relations };
      });
      return [textFile('later.claimbundle', bundleText({ ...dataset, articles, raws: {} }))];
    };
    await bring(store, ...before);
    await clean(from, RAW.push, CLEAN.push);
    const later = await forgetful();
    expect(await bring(store, ...later)).toMatchObject({ annotations: 0, rejected: [] });
    const { id, revision } = await articleWith(from, RAW.rejects);
    const text = 'Nothing of what it was.';
    const structure = { blocks: findBlocks(text), marks: [], boilerplate: [], places: {} };
    await run(from, { do: 'revise-article', article: id, revision, text, ...structure });
    const { rejected } = await bring(store, ...(await forgetful()));
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.reason).toMatch(
      /Israel rejects.* with a wholly different text; it and its 2/u,
    );
  });
});
