/** Projects whose articles differ in revision: the raw seeds, cleaned-up ones, and what is annotated on each. */
import path from 'node:path';
import { expect } from 'vitest';
import { importFiles } from '../../main/files/import.ts';
import type { Store } from '../../main/storage/port.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import { exactOf } from '../../shared/model/anchor.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Command } from '../../shared/ops/command.ts';
import { findBlocks } from '../../shared/text/blocks.ts';
import { create, must, options, tempFolder } from '../storage/project.ts';
import { cleaned002, cleaned004, fragmentsOf } from '../unit/anchor/clean.ts';
import { seedText } from '../unit/text/seed.ts';
import { codecOf, textsOf } from '../codecs/files.ts';

export const RAW = { push: seedText('002'), rejects: seedText('004') };
export const CLEAN = { push: cleaned002(RAW.push), rejects: cleaned004(RAW.rejects) };

export const making = options();
export interface Source {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const bring = async (store: Store, ...sources: Source[]): Promise<ImportReport> =>
  must(await importFiles(store, sources, { ...making, annotator: 'Ada' }));

export const textFile = (name: string, text: string): Source => ({
  name,
  bytes: Buffer.from(text, 'utf8'),
});

/** A project of its own, with its own ids, into which the raw seeds were imported. */
export async function project(folder?: string): Promise<Store> {
  const store = await create(folder ?? path.join(await tempFolder(), 'project'));
  await bring(store, textFile('push.txt', RAW.push), textFile('rejects.txt', RAW.rejects));
  return store;
}

export const contents = async (store: Store) => must(await store.dataset()).articles;

/** The article whose text, now or once, was `text`. */
export async function articleWith(store: Store, text: string): Promise<Article> {
  const found = (await contents(store)).find(
    ({ article }) =>
      article.text === text || article.revisions?.some((revision) => revision.text === text),
  );
  if (!found) throw new Error('There is no such article');
  return found.article;
}

export const run = async (store: Store, command: Command): Promise<readonly string[]> => {
  const [ada] = store.head().annotators;
  const { change } = must(await store.run(command, ada?.id ?? '', 'user'));
  return change.added.map((record) => ('id' in record ? record.id : ''));
};

export async function tag(
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
export async function clean(store: Store, before: string, text: string): Promise<void> {
  const { id, revision } = await articleWith(store, before);
  const places = {};
  const structure = { blocks: findBlocks(text), marks: [], boilerplate: [], places };
  await run(store, { do: 'revise-article', article: id, revision, text, ...structure });
}

export async function cleanProject(folder?: string): Promise<Store> {
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
export async function annotated(store: Store, texts: typeof RAW): Promise<Store> {
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
export async function annotatedInDirt(store: Store): Promise<Store> {
  const push = await articleWith(store, RAW.push);
  const name = await tag(store, push, 'source', 'Prime Minister Benjamin netanyahu');
  const form = await tag(store, push, 'claim', 'Required fields are marked *');
  await relate(store, 'attributed-to', [push, form], [push, name]);
  return store;
}

export async function exported(store: Store, format = 'bundle'): Promise<Source[]> {
  const codec = codecOf(format);
  return textsOf(codec, must(await store.dataset())).map(({ path: part, text }) => {
    const name = part === '' ? codec.extension : `.${part}`;
    return textFile(codec.extension === '' ? `colleague/${part}` : `colleague${name}`, text);
  });
}

export const spansOf = async (store: Store): Promise<readonly Span[]> =>
  (await contents(store)).flatMap(({ spans }) => spans);

/** Label and words of every annotation that has a place, sliced out of the text as it is here. */
export async function placedWords(store: Store): Promise<string[]> {
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

export const ANNOTATED = [
  'claim: we will do it alone',
  'claim: we will do it on our own',
  'claim: “As far as we know there is no starvation in Gaza',
  'number: more than 32,000',
  'number: more than 32,000 people',
  'source: Colonel Moshe Tetro',
];

export async function relationWords(store: Store): Promise<string[]> {
  const { articles, links } = must(await store.dataset());
  const spans = new Map((await spansOf(store)).map((span) => [span.id, span.quote.exact]));
  return [...articles.flatMap(({ relations }) => relations), ...links]
    .map(({ type, from, to }) => `${spans.get(from.span)} ${type} ${spans.get(to.span)}`)
    .sort();
}

export const NONE = { same: 0, moved: 0, approximate: 0, orphans: 0 };
