/** Two branches of a project, edited through the real store, merged by Git with our driver. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProject } from '../../main/storage/check.ts';
import type { Store } from '../../main/storage/port.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { conflictsOf } from '../../shared/merge/conflicts.ts';
import { merge } from '../../shared/merge/merge.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Command } from '../../shared/ops/command.ts';
import { normalised } from '../property/merge/replica.ts';
import { createStore, openStore } from '../../main/storage/open-store.ts';
import { ADA, addArticles, articleOf, must, options } from '../storage/project.ts';
import { bundleCli } from './bundled-cli.ts';

const run = promisify(execFile);
const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) console.info('Git is not installed: merging through it is not tested');

const BEN = { ...ADA, id: 'ben', name: 'Ben' };
const TEXT = 'At least 133 people were killed on Friday, officials said, and 42 were wounded.';
const CLEANED = 'Advertisement. '.concat(TEXT.replace(', officials said,', ''));

let folder = '';
let script = '';
/** Work trees of one repository, each on a branch of its own; the project lies in a folder of it. */
const tree = (branch: string): string => path.join(folder, branch);
const project = (branch: string): string => path.join(tree(branch), 'event.claimbench');

const open = async (root: string): Promise<Store> => must(await openStore(root, options()));

const git = async (branch: string, ...argv: string[]): Promise<string> => {
  const { stdout } = await run('git', argv, {
    cwd: tree(branch),
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: path.join(folder, 'no-config'),
      GIT_CONFIG_NOSYSTEM: '1',
      CLAIMBENCH_HOME: path.join(folder, 'home'),
    },
  });
  return stdout;
};

/** Edits as `by` on a branch, and commits what they come to. */
async function work(
  branch: string,
  by: string,
  ...commands: readonly (Command | ((store: Store) => Promise<Command>))[]
): Promise<void> {
  const store = await open(project(branch));
  for (const command of commands)
    must(
      await store.run(typeof command === 'function' ? await command(store) : command, by, 'user'),
    );
  await store.close();
  await commit(branch);
}

async function commit(branch: string): Promise<void> {
  await git(branch, 'add', '--all');
  await git(branch, 'commit', '--quiet', '--message', 'Edit');
}

const tagged = (article: string, words: string): Command => {
  const start = textOf(article).indexOf(words);
  if (start < 0) throw new Error(`${article} does not say ${words}`);
  const fragments = [{ start, end: start + words.length }];
  return { do: 'add-span', article, label: 'number', fragments };
};
const textOf = (article: string): string => (article === 'two' ? TEXT : articleOf(article).text);

const spanOn = (dataset: Dataset, words: string): Span | undefined =>
  dataset.articles.flatMap(({ spans }) => spans).find(({ quote }) => quote.exact === words);

/** The id of the annotation of these words, in the store as it is. */
async function idOf(store: Store, words: string): Promise<string> {
  const span = spanOn(must(await store.dataset()), words);
  if (!span) throw new Error(`Nobody tagged ${words}`);
  return span.id;
}

const edited =
  (article: string, words: string, note: string) =>
  async (store: Store): Promise<Command> => ({
    do: 'edit-span',
    article,
    span: await idOf(store, words),
    edit: { note },
  });
const removed =
  (article: string, words: string) =>
  async (store: Store): Promise<Command> => ({
    do: 'remove-spans',
    article,
    spans: [await idOf(store, words)],
  });

const renamed =
  (id: string, name: string) =>
  async (store: Store): Promise<Command> => {
    const label = store.head().codebook.labels.find((one) => one.id === id);
    if (!label) throw new Error(`No label ${id}`);
    return Promise.resolve({
      do: 'edit-codebook',
      edit: { edit: 'put-label', label: { ...label, name } },
    });
  };

/** Across articles: its file knows nothing of what becomes of its ends. */
const linked = async (store: Store): Promise<Command> => {
  const spans = must(await store.dataset()).articles.flatMap((content) => content.spans);
  const end = (article: string) => ({
    article,
    span: spans.find((span) => span.article === article && span.quote.exact === '133')?.id ?? '',
  });
  return { do: 'add-relation', type: 'same-quantity', from: end('two'), to: end('three') };
};

const cleanedUp: Command = {
  do: 'revise-article',
  article: 'two',
  revision: 1,
  text: CLEANED,
  blocks: [{ type: 'paragraph', start: 0, end: CLEANED.length }],
  marks: [],
  boilerplate: [],
  places: {},
};

async function articleRemoved(branch: string, article: string): Promise<void> {
  const store = await open(project(branch));
  const content = must(await store.article(article));
  const { article: record, spans, relations } = content;
  must(
    await store.commit([
      {
        id: `removal-of-${article}`,
        origin: 'user',
        label: 'Remove the article',
        at: '2024-03-22T00:00:00.000Z',
        by: ADA.id,
        clock: `${Date.now().toString(36).padStart(9, '0')}-0000-${branch}`,
        change: { added: [], updated: [], removed: [...relations, ...spans, record] },
      },
    ]),
  );
  await store.close();
  await commit(branch);
}

async function opened(branch: string): Promise<{ dataset: Dataset; notices: readonly string[] }> {
  const store = await open(project(branch));
  const dataset = must(await store.dataset());
  await store.close();
  return { dataset, notices: store.notices };
}

async function branchOff(branch: string, from: string): Promise<void> {
  await git(from, 'worktree', 'add', '--quiet', '-b', branch, tree(branch));
}

beforeAll(async () => {
  if (!hasGit) return;
  folder = await mkdtemp(path.join(tmpdir(), 'claimbench-git-'));
  script = path.join(folder, 'cli.mjs');
  await bundleCli(script);
});
afterAll(() => (hasGit ? rm(folder, { recursive: true, force: true }) : undefined));

describe.skipIf(!hasGit)('two branches of a project, merged by Git', () => {
  let anna: Dataset;
  let ben: Dataset;
  let before = '';

  beforeAll(async () => {
    await run('git', ['init', '--quiet', '--initial-branch', 'anna', tree('anna')]);
    const driver = `${process.execPath} ${script} merge-driver %O %A %B %P`;
    await git('anna', 'config', 'merge.claimbench.driver', driver);
    await git('anna', 'config', 'user.name', 'Ada');
    await git('anna', 'config', 'user.email', 'ada@example.org');
    const store = must(await createStore(project('anna'), { title: 'Event' }, options()));
    await addArticles(store, 'one', 'three', 'five');
    must(
      await store.run(
        {
          do: 'add-records',
          articles: [articleOf('two', TEXT)],
          annotators: [BEN],
          spans: [],
          relations: [],
        },
        ADA.id,
        'import',
      ),
    );
    for (const command of [
      tagged('one', 'one'),
      tagged('one', '133'),
      tagged('two', '133'),
      tagged('three', '133'),
    ])
      must(await store.run(command, ADA.id, 'user'));
    await store.close();
    await commit('anna');
    await branchOff('ben', 'anna');

    await work(
      'anna',
      ADA.id,
      tagged('one', 'people'),
      edited('one', 'one', 'by Anna'),
      removed('one', '133'),
      renamed('claim', 'Assertion'),
      cleanedUp,
    );
    await articleRemoved('anna', 'three');
    await work(
      'ben',
      BEN.id,
      tagged('one', 'were killed'),
      edited('one', 'one', 'by Ben'),
      edited('one', '133', 'still needed'),
      linked,
      renamed('source', 'Speaker'),
      tagged('two', '42'),
      tagged('two', 'officials'),
      tagged('three', 'people'),
      { do: 'edit-article', article: 'five', note: 'Ben was here' },
    );
    const bens = await open(project('ben'));
    await addArticles(bens, 'four');
    must(await bens.run(tagged('four', 'four'), BEN.id, 'user'));
    await bens.close();
    await commit('ben');
    ({ dataset: anna } = await opened('anna'));
    ({ dataset: ben } = await opened('ben'));
    before = (await git('anna', 'rev-parse', 'HEAD')).trim();
  });

  it('commits the records only: neither journal nor lock, index or backups', async () => {
    expect((await git('anna', 'status', '--porcelain')).trim()).toBe('');
    const files = (await git('anna', 'ls-files', 'event.claimbench')).trim().split('\n');
    expect(files.filter((file) => !/\/(?:articles|annotations)\//u.test(file))).toEqual([
      'event.claimbench/.gitattributes',
      'event.claimbench/.gitignore',
      'event.claimbench/links.json',
      'event.claimbench/project.json',
    ]);
  });

  it('shows a new annotation as one line', async () => {
    const diff = await git('ben', 'diff', '--unified=0', 'HEAD~1', '--', '*/annotations/four.json');
    expect(diff.match(/^\+ {4}\{"kind":"span"/gmu)).toHaveLength(1);
  });

  it('merges without a conflict of Git’s, and loses nothing', async () => {
    await git('anna', 'merge', '--quiet', '--no-edit', 'ben');
    const { dataset, notices } = await opened('anna');
    expect(notices).toEqual([expect.stringMatching(/changed outside of Claimbench, by Git/u)]);
    expect(must(await checkProject(project('anna')))).toEqual([]);
    const words = dataset.articles.flatMap(({ article, spans }) =>
      spans.map(({ quote, orphan }) => `${article.id}: ${quote.exact}${orphan ? ', lost' : ''}`),
    );
    expect(words.sort()).toEqual([
      'four: four',
      'one: 133',
      'one: one',
      'one: people',
      'one: were killed',
      'two: 133, lost',
      'two: 42',
      'two: officials, lost',
    ]);
    expect(spanOn(dataset, '42')?.fragments[0]?.start).toBe(CLEANED.indexOf('42'));
    const names = dataset.codebook.labels.map(({ name }) => name);
    expect(names).toContain('Assertion');
    expect(names).toContain('Speaker');
    expect(dataset.articles.map(({ article }) => article.id).sort()).toEqual([
      'five',
      'four',
      'one',
      'two',
    ]);
  });

  it('leaves what contradicts itself to a person: both notes, the deletion, what lay on a deleted article', async () => {
    const conflicts = conflictsOf((await opened('anna')).dataset);
    expect(
      conflicts.map(({ what, name, sides }) => [
        what,
        name,
        sides.map(({ words }) => words).sort(),
      ]),
    ).toEqual([
      ['field', 'Number “one”', ['by Anna', 'by Ben']],
      ['deleted', 'Number “133”', ['deleted']],
      ['stranded', '“133” same quantity “133”', ['kept aside']],
      ['stranded', 'Number “people”', ['kept aside']],
    ]);
  });

  it('comes to the same the other way round, and to what merging the folders comes to', async () => {
    await git('ben', 'merge', '--quiet', '--no-edit', before);
    const here = normalised((await opened('anna')).dataset);
    expect(normalised((await opened('ben')).dataset)).toEqual(here);
    expect(here).toEqual(normalised(merge(anna, ben).dataset));
  });

  it('is opened without a word the second time', async () => {
    expect((await opened('anna')).notices).toEqual([]);
    await commit('anna').catch(() => undefined);
  });

  it('stops at a file that it cannot read, and says which and why', async () => {
    await commit('ben');
    await branchOff('carl', 'ben');
    await work('ben', BEN.id, tagged('one', 'least'));
    await work('carl', BEN.id, tagged('one', 'killed'));
    await writeFile(path.join(project('carl'), 'annotations', 'one.json'), '{"format": 2,');
    await commit('carl');
    const stopped = git('ben', 'merge', '--no-edit', 'carl');
    await expect(stopped).rejects.toThrow(
      /annotations\/one\.json was not merged: the version that comes in cannot be used: it is not JSON/u,
    );
    await git('ben', 'merge', '--abort');
  });

  it('keeps an article that one deleted and the other wrote to, once its file is kept', async () => {
    await branchOff('dora', 'anna');
    await branchOff('emil', 'anna');
    await articleRemoved('dora', 'five');
    await work('emil', BEN.id, { do: 'edit-article', article: 'five', title: 'Five, by Emil' });
    await git('dora', 'merge', '--no-edit', 'emil').catch(() => undefined);
    await git('dora', 'add', '--all');
    await commit('dora');
    const { dataset } = await opened('dora');
    const titles = dataset.articles.map(({ article }) => article.title);
    expect(titles).toContain('Five, by Emil');
    expect(conflictsOf(dataset).filter(({ kind }) => kind === 'article')).toMatchObject([
      { what: 'deleted', id: 'five' },
    ]);
    expect(must(await checkProject(project('dora')))).toEqual([]);
  });
});
