/** Annotations made on one revision of an article, brought to a project that has another one. */
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFiles } from '../../main/files/import.ts';
import type { Store } from '../../main/storage/port.ts';
import { findCodec } from '../../shared/codecs/registry.ts';
import type { ImportReport } from '../../shared/contract.ts';
import { exactOf } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Command } from '../../shared/ops/command.ts';
import { undoEntry } from '../../shared/ops/history.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { create, must, open, options, tempFolder } from '../storage/project.ts';
import { cleaned002, cleaned004, fragmentsOf } from '../unit/anchor/clean.ts';
import { seedText } from '../unit/text/seed.ts';

const RAW = { push: seedText('002'), rejects: seedText('004') };
const CLEAN = { push: cleaned002(RAW.push), rejects: cleaned004(RAW.rejects) };

const making = options();
interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const bring = async (store: Store, ...sources: Source[]): Promise<ImportReport> =>
  must(await importFiles(store, sources, { ...making, annotator: 'Ada' }));

const textFile = (name: string, text: string): Source => ({
  name,
  bytes: Buffer.from(text, 'utf8'),
});

/** A project of its own, with its own ids, into which the raw seeds were imported. */
async function project(folder?: string): Promise<Store> {
  const store = await create(folder ?? path.join(await tempFolder(), 'project'));
  await bring(store, textFile('push.txt', RAW.push), textFile('rejects.txt', RAW.rejects));
  return store;
}

const contents = async (store: Store) => must(await store.dataset()).articles;

/** The article whose text, now or once, was `text`. */
async function articleWith(store: Store, text: string): Promise<Article> {
  const found = (await contents(store)).find(
    ({ article }) =>
      article.text === text || article.revisions?.some((revision) => revision.text === text),
  );
  if (!found) throw new Error('There is no such article');
  return found.article;
}

const run = async (store: Store, command: Command): Promise<readonly string[]> => {
  const [ada] = store.head().annotators;
  const { change } = must(await store.run(command, ada?.id ?? '', 'user'));
  return change.added.map((record) => ('id' in record ? record.id : ''));
};

async function tag(
  store: Store,
  article: Article,
  label: string,
  words: string | readonly string[],
  from = '',
): Promise<string> {
  const fragments = fragmentsOf(article.text, [words].flat(), from);
  const [id = ''] = await run(store, { do: 'add-span', article: article.id, label, fragments });
  return id;
}

/** Keeps `text` as the next revision; nothing is annotated yet. */
async function clean(store: Store, before: string, text: string): Promise<void> {
  const { id, revision } = await articleWith(store, before);
  const places = {};
  const structure = { blocks: findBlocks(text), marks: [], boilerplate: [], places };
  await run(store, { do: 'revise-article', article: id, revision, text, ...structure });
}

async function cleanProject(folder?: string): Promise<Store> {
  const store = await project(folder);
  await clean(store, RAW.push, CLEAN.push);
  await clean(store, RAW.rejects, CLEAN.rejects);
  return store;
}

const relate = (store: Store, type: string, from: [Article, string], to: [Article, string]) =>
  run(store, {
    do: 'add-relation',
    type,
    from: { article: from[0].id, span: from[1] },
    to: { article: to[0].id, span: to[1] },
  });

/** What Boris or Ada does: eight annotations, a note, and relations within and across articles. */
async function annotated(store: Store, texts: typeof RAW): Promise<Store> {
  const push = await articleWith(store, texts.push);
  const rejects = await articleWith(store, texts.rejects);
  const alone = await tag(store, push, 'claim', 'we will do it alone');
  const parts = ['“As far as we know', 'there is no starvation in Gaza'];
  const starvation = await tag(store, push, 'claim', parts);
  const tetro = await tag(store, push, 'source', 'Colonel Moshe Tetro');
  const dead = await tag(store, push, 'number', 'more than 32,000');
  const killed = await tag(store, rejects, 'number', 'more than 32,000 people');
  const ownWay = await tag(store, rejects, 'claim', 'we will do it on our own');
  const note = 'He said the same **twice**.';
  await run(store, { do: 'edit-span', article: push.id, span: alone, edit: { note } });
  await relate(store, 'attributed-to', [push, starvation], [push, tetro]);
  await relate(store, 'same-quantity', [push, dead], [rejects, killed]);
  await relate(store, 'same-claim', [push, alone], [rejects, ownWay]);
  return store;
}

/** On what the clean-ups change, or take out. */
async function annotatedInDirt(store: Store): Promise<Store> {
  const push = await articleWith(store, RAW.push);
  const name = await tag(store, push, 'source', 'Prime Minister Benjamin netanyahu');
  const form = await tag(store, push, 'claim', 'Required fields are marked *');
  await relate(store, 'attributed-to', [push, form], [push, name]);
  return store;
}

async function exported(store: Store, format = 'bundle'): Promise<Source[]> {
  const codec = findCodec(format);
  if (!codec) throw new Error(`There is no format ${format}`);
  const { files } = must(codec.write(must(await store.dataset())));
  return files.map(({ path: part, text }) => {
    const name = part === '' ? codec.extension : `.${part}`;
    return textFile(codec.extension === '' ? `colleague/${part}` : `colleague${name}`, text);
  });
}

const spansOf = async (store: Store): Promise<readonly Span[]> =>
  (await contents(store)).flatMap(({ spans }) => spans);

/** Label and words of every annotation that has a place, sliced out of the text as it is here. */
async function placedWords(store: Store): Promise<string[]> {
  const all = (await contents(store)).flatMap(({ article, spans }) =>
    spans
      .filter(({ orphan }) => orphan === undefined)
      .map((span) => {
        expect(span.revision).toBe(article.revision);
        expect(span.quote.exact).toBe(exactOf(article.text, span.fragments));
        return `${span.label}: ${span.quote.exact}`;
      }),
  );
  return all.sort();
}

const ANNOTATED = [
  'claim: we will do it alone',
  'claim: we will do it on our own',
  'claim: “As far as we know there is no starvation in Gaza',
  'number: more than 32,000',
  'number: more than 32,000 people',
  'source: Colonel Moshe Tetro',
];

async function relationWords(store: Store): Promise<string[]> {
  const { articles, links } = must(await store.dataset());
  const spans = new Map((await spansOf(store)).map((span) => [span.id, span.quote.exact]));
  return [...articles.flatMap(({ relations }) => relations), ...links]
    .map(({ type, from, to }) => `${spans.get(from.span)} ${type} ${spans.get(to.span)}`)
    .sort();
}

const NONE = { same: 0, moved: 0, approximate: 0, orphans: 0 };

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
      const codec = findCodec('bundle');
      const dataset = must(await from.dataset());
      const articles = dataset.articles.map(({ article, spans, relations }) => {
        const { revisions: _past, raw: _raw, ...rest } = article;
        return { article: rest, spans, relations };
      });
      const written = codec?.write({ ...dataset, articles, raws: {} });
      if (!written) throw new Error('There is no bundle');
      return must(written).files.map(({ text }) => textFile('later.claimbundle', text));
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
