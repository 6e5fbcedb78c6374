import { expect, test } from 'vitest';
import type { Workbench } from '../../main/workbench.ts';
import { must, open } from '../storage/project.ts';
import { makePlace, workbenchOf, type Place } from './place.ts';

const TEXT = 'Officials said that at least 133 people were killed.';

interface Desk {
  readonly place: Place;
  readonly workbench: Workbench;
  readonly people: Readonly<Record<'ben' | 'cem' | 'dana', string>>;
  readonly articles: readonly string[];
}

/** Ben and Cem agree on the number of the first article and on nothing of the second. */
async function desk(): Promise<Desk> {
  const place = await makePlace();
  const workbench = workbenchOf(place);
  const { id: ben } = must(await workbench.signIn({ name: 'Ben' }));
  const { id: cem } = must(await workbench.signIn({ name: 'Cem' }));
  const { id: dana } = must(await workbench.signIn({ name: 'Dana' }));
  const files = [0, 1].map((at) => ({ name: `${at}.txt`, text: `${TEXT} Number ${at}.\n` }));
  const imported = must(await workbench.importFiles({ files }));
  const articles = imported.articles.map(({ id }) => id);
  const [first = '', second = ''] = articles;
  const tag = async (by: string, article: string, label: string, words: string): Promise<void> => {
    const start = TEXT.indexOf(words);
    const fragments = [{ start, end: start + words.length }];
    must(await place.store.run({ do: 'add-span', article, label, fragments }, by, 'user'));
  };
  await tag(ben, first, 'number', 'at least 133');
  await tag(cem, first, 'number', 'at least 133');
  await tag(ben, second, 'source', 'Officials');
  await tag(cem, second, 'cue', 'said');
  return { place, workbench, people: { ben, cem, dana }, articles };
}

const leftIn = async ({ workbench }: Desk): Promise<Record<string, number>> => {
  const { articles } = must(await workbench.adjudication({ annotators: [] }));
  return Object.fromEntries(articles.map(({ article, progress }) => [article, progress.left]));
};

test('what agrees is accepted over the whole project as one step of whoever works here', async () => {
  const at = await desk();
  const [first = '', second = ''] = at.articles;
  expect(await leftIn(at)).toEqual({ [first]: 1, [second]: 2 });
  expect(must(await at.workbench.acceptAgreed({ annotators: [], articles: [] }))).toEqual({
    accepted: 1,
    label: 'Accept “at least 133” as Number',
  });
  expect(await leftIn(at)).toEqual({ [first]: 0, [second]: 2 });
  // What a window loads has the decisions: it shows units as decided by them.
  const { decisions } = must(await at.workbench.article({ id: first }));
  expect(decisions).toMatchObject([{ verdict: 'agreed', by: at.people.dana }]);
  expect(must(await at.workbench.acceptAgreed({ annotators: [], articles: [] }))).toEqual({
    accepted: 0,
    label: null,
  });
});

test('feedback tells what was decided differently, from the store as it is', async () => {
  const at = await desk();
  const { ben, cem } = at.people;
  const article = at.articles[1] ?? '';
  const { spans } = must(await at.workbench.article({ id: article }));
  const of = spans.filter(({ by }) => by === ben).map(({ id }) => id);
  const choice = { verdict: 'none' } as const;
  must(await at.workbench.run({ do: 'adjudicate', article, of, choice, why: 'Nobody named.' }));
  expect(must(await at.workbench.feedback({ annotator: ben }))).toMatchObject({
    alike: 0,
    items: [{ article, outcomes: ['rejected'], why: 'Nobody named.', gold: [] }],
  });
  expect(must(await at.workbench.feedback({ annotator: cem })).items).toEqual([]);
});

test('decisions are there after the project was closed and opened again', async () => {
  const at = await desk();
  must(await at.workbench.acceptAgreed({ annotators: [], articles: [] }));
  await at.place.store.close();
  const dataset = must(await (await open(at.place.store.path)).dataset());
  const decisions = dataset.articles.flatMap((content) => content.decisions ?? []);
  expect(decisions).toHaveLength(1);
});

test('nobody signs in under the name of the gold layer', async () => {
  const { workbench } = await desk();
  const refused = await workbench.signIn({ name: ' gold' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'reserved-name' } });
});
