import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkProject } from '../../main/storage/check.ts';
import {
  CURRENT_FORMAT,
  FIRST_FORMAT,
  MIGRATIONS,
  migrated,
} from '../../main/storage/migrations.ts';
import { openStore } from '../../main/storage/open-store.ts';
import type { Store } from '../../main/storage/port.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { addArticles, create, must, open, options, tag, tempFolder } from './project.ts';

/** A closed project of two articles with a span on each. @returns its path and content */
async function project(): Promise<{ path: string; content: Dataset }> {
  const path = join(await tempFolder(), 'p');
  const store = await create(path);
  await addArticles(store, 'a', 'b');
  must(await tag(store, 'a'));
  must(await store.compact());
  must(await tag(store, 'b'));
  const content = must(await store.dataset());
  await store.close();
  return { path, content };
}

/** Name and hash of every file. */
async function fingerprint(path: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of (await readdir(path, { recursive: true })).sort()) {
    const file = join(path, name);
    if ((await stat(file)).isDirectory()) continue;
    found[name] = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
  }
  return found;
}

async function damage(path: string, ...files: readonly string[]): Promise<void> {
  for (const file of files) await writeFile(join(path, file), '{"format": 1, "seq":');
}

const fieldsOf = (json: unknown): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(json);

async function edit(
  file: string,
  change: (json: Record<string, unknown>) => unknown,
): Promise<void> {
  const json = fieldsOf(JSON.parse(await readFile(file, 'utf8')));
  await writeFile(file, JSON.stringify(change(json)));
}

const contentOf = async (store: Store): Promise<Dataset> => must(await store.dataset());

test.each([['project.json'], ['links.json'], ['articles/a.json'], ['annotations/a.json']])(
  'a damaged %s is replaced by its backup, by name, and is whole again after closing',
  async (file) => {
    const { path, content } = await project();
    await damage(path, file);
    const store = await open(path);
    expect(store.notices).toHaveLength(1);
    expect(store.notices[0]).toContain(file);
    expect(store.notices[0]).toContain('backups/latest');
    expect(await contentOf(store)).toEqual(content);
    await store.close();
    expect(must(await checkProject(path))).toEqual([]);
    expect((await open(path)).notices).toEqual([]);
  },
);

test.each([['articles/a.json'], ['annotations/a.json'], ['project.json']])(
  'a lost %s comes back from its backup',
  async (file) => {
    const { path, content } = await project();
    await rm(join(path, file));
    const store = await open(path);
    expect(store.notices.join()).toContain(`${file} could not be used: it is missing`);
    expect(await contentOf(store)).toEqual(content);
  },
);

test('with the last copy damaged too, the one before it is taken and said to be older', async () => {
  const { path } = await project();
  const store = await open(path);
  must(await tag(store, 'a', 5, 8));
  await store.close();
  await damage(path, 'annotations/a.json', 'backups/latest/annotations/a.json');
  const again = await open(path);
  expect(again.notices[0]).toContain('backups/previous');
  expect(again.notices[0]).toContain('older');
  expect(must(await again.article('a')).spans).toHaveLength(1);
});

test('with no good copy the project is not opened, the file is named, and nothing is changed', async () => {
  const { path } = await project();
  const file = 'annotations/a.json';
  await damage(path, file, `backups/latest/${file}`, `backups/previous/${file}`);
  const before = await fingerprint(path);
  const refused = await openStore(path, options());
  expect(refused).toMatchObject({ ok: false, error: { code: 'damaged', file } });
  expect(refused.ok ? '' : refused.error.message).toContain('not JSON');
  expect(await fingerprint(path)).toEqual(before);
});

test('damage that comes after opening is found when the article is read', async () => {
  const { path, content } = await project();
  const store = await open(path);
  await damage(path, 'annotations/b.json');
  const { spans } = must(await store.article('b'));
  expect(spans).toEqual(content.articles[1]?.spans);
  expect(store.notices.join()).toContain('annotations/b.json');
  await store.close();
  expect(must(await checkProject(path))).toEqual([]);
});

test('records filed under another article are damage, not data', async () => {
  const { path } = await project();
  const file = join(path, 'annotations/a.json');
  const foreign = await readFile(join(path, 'annotations/b.json'), 'utf8');
  await writeFile(file, foreign);
  expect((await open(path)).notices.join()).toContain('belongs elsewhere');
});

test('a project of a newer format is refused by name and left alone', async () => {
  const { path } = await project();
  await edit(join(path, 'project.json'), (json) => ({ ...json, format: CURRENT_FORMAT + 1 }));
  const before = await fingerprint(path);
  const refused = await openStore(path, options());
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'newer-format', file: 'project.json' },
  });
  expect(refused.ok ? '' : refused.error.message).toContain(
    `made by a newer version of Claimbench (format ${CURRENT_FORMAT + 1}; this one reads up to ${CURRENT_FORMAT})`,
  );
  expect(await fingerprint(path)).toEqual(before);
});

test('migrations have names of their own and versions without gaps', () => {
  const names = MIGRATIONS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(
    MIGRATIONS.map((_, at) => FIRST_FORMAT + 1 + at),
  );
});

test('a file of an older format goes through every later migration, in order', () => {
  const add = (version: number) => ({
    version,
    name: `step ${version}`,
    up: (_: string, raw: Readonly<Record<string, unknown>>) => ({
      ...raw,
      steps: `${String(raw['steps'])} ${version}`,
    }),
  });
  const steps = [add(2), add(3)];
  expect(migrated('project.json', { format: 1, steps: '1' }, steps)).toEqual({
    ok: true,
    value: { format: 3, steps: '1 2 3' },
  });
  expect(migrated('project.json', { format: 2, steps: '2' }, steps)).toMatchObject({
    value: { steps: '2 3' },
  });
  expect(migrated('project.json', { steps: '' }, steps)).toMatchObject({ ok: false });
});

test('fields of a newer version survive opening, editing and compaction', async () => {
  const { path } = await project();
  const later = { later: { version: 9 } };
  await edit(join(path, 'project.json'), (json) => ({
    ...json,
    ...later,
    codebook: { ...fieldsOf(json['codebook']), ...later },
  }));
  await edit(join(path, 'articles/a.json'), (json) => ({
    ...json,
    ...later,
    article: { ...fieldsOf(json['article']), ...later },
  }));
  await edit(join(path, 'annotations/a.json'), (json) => ({
    ...json,
    ...later,
    spans: Array.isArray(json['spans'])
      ? json['spans'].map((span: object) => ({ ...span, ...later }))
      : [],
  }));
  const store = await open(path);
  const span = must(await store.article('a')).spans[0]?.id ?? '';
  must(
    await store.run({ do: 'edit-span', article: 'a', span, edit: { note: 'x' } }, 'ada', 'user'),
  );
  must(await store.run({ do: 'edit-article', article: 'a', title: 'New' }, 'ada', 'user'));
  const bob = { kind: 'annotator', id: 'bob', name: 'Bob', created: '', clock: '0lu9lxo00-0000-x' };
  must(
    await store.run(
      { do: 'add-annotator', annotator: { ...bob, kind: 'annotator' } },
      'ada',
      'user',
    ),
  );
  await store.close();
  const files = ['project.json', 'articles/a.json', 'annotations/a.json'];
  const [head, article, annotations] = await Promise.all(
    files.map(async (file): Promise<unknown> =>
      JSON.parse(await readFile(join(path, file), 'utf8')),
    ),
  );
  expect(head).toMatchObject({
    ...later,
    codebook: later,
    annotators: [{ id: 'ada' }, { id: 'bob' }],
  });
  expect(article).toMatchObject({ ...later, article: { ...later, title: 'New' } });
  expect(annotations).toMatchObject({ ...later, spans: [{ ...later, note: 'x' }] });
});

test('snapshots hold one record a line, sorted by id, so that a new span is one new line', async () => {
  const { path } = await project();
  const file = join(path, 'annotations/a.json');
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.replace(/,$/, ''));
  const store = await open(path);
  const [span] = must(await tag(store, 'a', 5, 8)).change.added;
  await store.close();
  const now = (await readFile(file, 'utf8')).split('\n').map((line) => line.replace(/,$/, ''));
  const fresh = now.filter((line) => !lines.includes(line));
  expect(fresh.filter((line) => !line.includes('"seq"')).map((line) => line.trim())).toEqual([
    JSON.stringify(span),
  ]);
});

test('an index that does not fit is made anew from the files', async () => {
  const { path } = await project();
  await writeFile(join(path, 'index.json'), 'nonsense');
  await edit(join(path, 'articles/a.json'), (json) => ({
    ...json,
    article: { ...fieldsOf(json['article']), title: 'Edited by hand' },
  }));
  const store = await open(path);
  expect(store.notices).toEqual([]);
  expect(store.summaries().map(({ title, counts }) => [title, counts])).toEqual([
    ['Article b', { number: 1 }],
    ['Edited by hand', { number: 1 }],
  ]);
});
