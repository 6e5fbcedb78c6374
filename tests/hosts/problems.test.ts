import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../main/storage/open-store.ts';
import { createWorkbench, type Workbench } from '../../main/workbench.ts';
import type { ProblemList } from '../../shared/model/problem.ts';
import { identity, makePlace, workbenchOf, type Place } from './place.ts';
import { must } from '../storage/project.ts';

const TEXT = 'Officials said that at least 133 people were killed.';
const NUMBER = { start: TEXT.indexOf('at least 133'), end: TEXT.indexOf(' people') };
const SOURCE = { start: 0, end: 9 };

interface Desk {
  readonly place: Place;
  readonly workbench: Workbench;
  readonly me: string;
  readonly articles: readonly string[];
}

async function deskWith(count: number): Promise<Desk> {
  const place = await makePlace();
  const workbench = workbenchOf(place);
  const { id: me } = must(await workbench.signIn({ name: 'Ada' }));
  const files = Array.from({ length: count }, (_, at) => ({
    name: `${at}.txt`,
    text: `${TEXT} Number ${at}.\n`,
  }));
  const imported = must(await workbench.importFiles({ files }));
  return { place, workbench, me, articles: imported.articles.map(({ id }) => id) };
}

const tag = async ({ place, me }: Desk, article: string, label: string, fragment = NUMBER) => {
  const entry = must(
    await place.store.run({ do: 'add-span', article, label, fragments: [fragment] }, me, 'user'),
  );
  const [span] = entry.change.added;
  if (span?.kind !== 'span') throw new Error('nothing was tagged');
  return span.id;
};

/** As a page does it: asks again until everything is checked. Also gives what it was told before. */
async function ask(workbench: Workbench): Promise<{ last: ProblemList; told: ProblemList[] }> {
  const told: ProblemList[] = [];
  for (;;) {
    const answer = must(await workbench.problems(undefined));
    told.push(answer);
    if (answer.checked === answer.articles) return { last: answer, told };
  }
}

const kinds = ({ problems }: ProblemList): string[] => problems.map(({ kind }) => kind);

describe('the problems of a project', () => {
  test('are found in every article, and nothing is wrong with an empty project', async () => {
    const desk = await deskWith(0);
    expect((await ask(desk.workbench)).last).toEqual({
      problems: [],
      checked: 0,
      articles: 0,
      unread: [],
    });
    const full = await deskWith(3);
    for (const article of full.articles) await tag(full, article, 'number');
    const { last } = await ask(full.workbench);
    expect(last.articles).toBe(3);
    expect(last.problems.map(({ article, kind, by }) => [article, kind, by])).toEqual(
      full.place.store.summaries().map(({ id }) => [id, 'number-without-value', full.me]),
    );
  });

  test('go and come back with every edit, its undo, and the codebook', async () => {
    const desk = await deskWith(2);
    const { workbench, place, me } = desk;
    const [article = ''] = desk.articles;
    const claim = await tag(desk, article, 'claim');
    expect(kinds((await ask(workbench)).last)).toEqual(['claim-without-source']);

    const source = await tag(desk, article, 'source', SOURCE);
    must(
      await place.store.run(
        {
          do: 'add-relation',
          type: 'attributed-to',
          from: { article, span: claim },
          to: { article, span: source },
        },
        me,
        'user',
      ),
    );
    expect(kinds((await ask(workbench)).last)).toEqual([]);

    const label = place.store.head().codebook.labels.find(({ id }) => id === 'source');
    if (!label) throw new Error('no label');
    const attributes = label.attributes.map((one) =>
      one.id === 'kind' ? { ...one, required: true } : one,
    );
    must(
      await place.store.run(
        { do: 'edit-codebook', edit: { edit: 'put-label', label: { ...label, attributes } } },
        me,
        'user',
      ),
    );
    expect(kinds((await ask(workbench)).last)).toEqual(['missing-attribute']);
  });

  test('are told bit by bit while many articles are checked, and others get their turn', async () => {
    const desk = await deskWith(150);
    let turns = 0;
    const over = new AbortController();
    const others = (async () => {
      while (!over.signal.aborted) {
        turns += 1;
        await nextTurn();
      }
    })();
    const { told, last } = await ask(desk.workbench);
    over.abort();
    await others;
    expect(last.checked).toBe(150);
    expect(turns).toBeGreaterThanOrEqual(150);
    for (const [at, { checked }] of told.entries())
      expect(checked).toBeGreaterThanOrEqual(told[at - 1]?.checked ?? 0);
  });

  test('are computed once: what no entry touched is not read again', async () => {
    const desk = await deskWith(5);
    const read: string[] = [];
    const { store } = desk.place;
    const readArticle = store.article.bind(store);
    Object.assign(store, {
      article: (id: string) => {
        read.push(id);
        return readArticle(id);
      },
    });
    const watched = workbenchOf(desk.place);
    await ask(watched);
    expect(read).toHaveLength(5);
    const [article = ''] = desk.articles;
    await tag(desk, article, 'claim');
    expect(kinds((await ask(watched)).last)).toEqual(['claim-without-source']);
    await ask(watched);
    expect(read.slice(5)).toEqual([article]);
  });

  test('are right when articles are edited while they are checked', async () => {
    const desk = await deskWith(60);
    const asking = ask(desk.workbench);
    for (const article of desk.articles.slice(0, 20)) await tag(desk, article, 'claim');
    await asking;
    expect(kinds((await ask(desk.workbench)).last)).toHaveLength(20);
  });

  test('name an article that cannot be read, and check the others', async () => {
    const desk = await deskWith(2);
    const [broken = '', sound = ''] = desk.articles;
    await tag(desk, sound, 'claim');
    const { store } = desk.place;
    await store.close();
    const again = must(await openStore(store.path, identity));
    for (const file of await readdir(store.path, { recursive: true }))
      if (file.endsWith(`${broken}.json`)) await writeFile(join(store.path, file), '{');
    const { last } = await ask(
      createWorkbench({ store: again, home: desk.place.home, ...identity }),
    );
    await again.close();
    expect(last.unread).toHaveLength(1);
    expect(kinds(last)).toEqual(['claim-without-source']);
  });
});
