/** A project in a temporary folder, with a clock and ids that tests can rely on. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createStore, openStore } from '../../main/storage/open-store.ts';
import type { Store, StoreOptions } from '../../main/storage/port.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import type { Article } from '../../shared/model/article.ts';
import type { Result } from '../../shared/result.ts';
import { sha256Of } from '../arbitraries/article.ts';

export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let ids = 0;
export const options = (compactAfter?: number): StoreOptions => ({
  now: () => Date.now(),
  newId: () => {
    ids += 1;
    return `0190b000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
  },
  ...(compactAfter === undefined ? {} : { compactAfter }),
});

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** Closes at the end of the test where the test has not. */
function closing(store: Store): Store {
  onTestFinished(() => store.close());
  return store;
}

export const create = async (path: string, compactAfter?: number): Promise<Store> =>
  closing(must(await createStore(path, { title: 'Test' }, options(compactAfter))));

export const open = async (path: string, compactAfter?: number): Promise<Store> =>
  closing(must(await openStore(path, options(compactAfter))));

export const CLOCK = '0lu9lxo00-0000-test';
export const ADA: Annotator = {
  kind: 'annotator',
  id: 'ada',
  name: 'Ada',
  created: '2024-03-22T00:00:00.000Z',
  clock: CLOCK,
};

export const articleOf = (
  id: string,
  text = `${id}: at least 133 people were killed.`,
): Article => ({
  kind: 'article',
  id,
  title: `Article ${id}`,
  text,
  sha256: sha256Of(text),
  revision: 1,
  blocks: [{ type: 'paragraph', start: 0, end: text.length }],
  marks: [],
  meta: {},
  boilerplate: [],
  created: '2024-03-22T00:00:00.000Z',
  clock: CLOCK,
});

/** Adds Ada and the articles as one entry. */
export async function addArticles(store: Store, ...articles: readonly string[]): Promise<void> {
  must(
    await store.run(
      {
        do: 'add-records',
        articles: articles.map((id) => articleOf(id)),
        annotators: store.head().annotators.length === 0 ? [ADA] : [],
        spans: [],
        relations: [],
      },
      ADA.id,
      'import',
    ),
  );
}

/** Tags the `[start, end)` of an article as a number; UTF-16 code units. */
export const tag = (store: Store, article: string, start = 0, end = 4) =>
  store.run(
    { do: 'add-span', article, label: 'number', fragments: [{ start, end }] },
    ADA.id,
    'user',
  );

/** A copy of the folder as a crash would leave it now, without its lock. @returns the copy's path */
export async function crashed(store: Store): Promise<string> {
  const path = join(await tempFolder(), 'crashed');
  await cp(store.path, path, { recursive: true });
  await rm(join(path, 'lock'));
  return path;
}
