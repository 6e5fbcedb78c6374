import { describe, expect, test } from 'vitest';
import { readMaterial } from '../../main/agreement-material.ts';
import type { Workbench } from '../../main/workbench.ts';
import { materialOf } from '../../shared/agreement/material.ts';
import type { Agreement, AgreementQuery } from '../../shared/model/agreement.ts';
import type { WorkbenchEvent } from '../../shared/contract.ts';
import { must } from '../storage/project.ts';
import { makePlace, workbenchOf, type Place } from './place.ts';

const TEXT = 'Officials said that at least 133 people were killed.';
const at = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};

interface Desk {
  readonly place: Place;
  readonly workbench: Workbench;
  readonly people: Readonly<Record<'ada' | 'ben' | 'cem', string>>;
  readonly articles: readonly string[];
}

async function deskWith(count: number): Promise<Desk> {
  const place = await makePlace();
  const workbench = workbenchOf(place);
  const { id: ben } = must(await workbench.signIn({ name: 'Ben' }));
  const { id: cem } = must(await workbench.signIn({ name: 'Cem' }));
  const { id: ada } = must(await workbench.signIn({ name: 'Ada' }));
  const files = Array.from({ length: count }, (_, index) => ({
    name: `${index}.txt`,
    text: `${TEXT} Number ${index}.\n`,
  }));
  const imported = must(await workbench.importFiles({ files }));
  const articles = imported.articles.map(({ id }) => id);
  return { place, workbench, people: { ada, ben, cem }, articles };
}

async function tag({ place }: Desk, by: string, article: string, label: string, words: string) {
  const fragments = [at(words)];
  must(await place.store.run({ do: 'add-span', article, label, fragments }, by, 'user'));
}

const QUERY: AgreementQuery = { annotators: [], labels: [], articles: [], measures: [], seed: 1 };

const ask = async ({ workbench }: Desk, query: Partial<AgreementQuery> = {}): Promise<Agreement> =>
  must(await workbench.agreement({ ...QUERY, ...query, job: 'j' }));

const refused = async ({ workbench }: Desk, query: Partial<AgreementQuery>) => {
  const answer = await workbench.agreement({ ...QUERY, ...query, job: 'j' });
  return answer.ok ? null : { code: answer.error.code, message: answer.error.message };
};

/**
 * Two articles. On the first, Ada and Ben agree on the number; only Ada has the source; on the
 * second, they call the same words otherwise. Cem tagged one article that nobody else touched.
 */
async function disagreeing(): Promise<Desk> {
  const desk = await deskWith(3);
  const { ada, ben, cem } = desk.people;
  const [first = '', second = '', third = ''] = desk.articles;
  await tag(desk, ada, first, 'number', 'at least 133');
  await tag(desk, ben, first, 'number', 'at least 133');
  await tag(desk, ada, first, 'source', 'Officials');
  await tag(desk, ada, second, 'claim', 'people were killed');
  await tag(desk, ben, second, 'cue', 'people were killed');
  await tag(desk, cem, third, 'claim', 'people were killed');
  return desk;
}

describe('agreement of a project', () => {
  test('is measured on the articles that two of the annotators worked on', async () => {
    const desk = await disagreeing();
    const { ada, ben, cem } = desk.people;
    const { report, confusions, disagreements, trend } = await ask(desk, {
      measures: ['span_f1_exact'],
    });
    expect(report.annotators).toEqual([ada, ben, cem]);
    expect(report.articles.map(({ id, annotators }) => [id, annotators])).toEqual(
      desk.articles.slice(0, 2).map((id) => [id, [ada, ben]]),
    );
    const exact = report.measures['span_f1_exact'];
    // Matched: 1. Ada has 3, Ben has 2: F1 = 2 * 1 / (3 + 2).
    expect(exact?.pairwise.map(({ a, b, value }) => [a, b, value])).toEqual([
      [ada, ben, 2 / 5],
      [ada, cem, null],
      [ben, cem, null],
    ]);
    expect(exact?.byLabel['number']?.value).toBe(1);
    expect(exact?.byLabel['claim']?.value).toBe(0);
    expect(exact?.byArticle.map(({ value }) => value)).toEqual([2 / 3, 0]);
    const [pair] = confusions;
    const cell = (row: string, column: string) =>
      pair?.counts[pair.labels.indexOf(row)]?.[pair.labels.indexOf(column)];
    expect([cell('number', 'number'), cell('claim', 'cue'), cell('source', '')]).toEqual([1, 1, 1]);
    expect(disagreements.total).toBe(2);
    expect(disagreements.worst.map(({ kind, quote }) => [kind, quote])).toEqual([
      ['missing', 'Officials'],
      ['label', 'people were killed'],
    ]);
    expect(trend.points['span_f1_exact']?.map(({ articles }) => articles)).toEqual([2]);
  });

  test('has every measure, with a reason where one is undefined, gamma by its solver', async () => {
    const desk = await disagreeing();
    const { measures } = must(await desk.workbench.measures(undefined));
    const { report } = await ask(desk);
    expect(Object.keys(report.measures)).toEqual(measures.map(({ id }) => id));
    for (const { overall, reason } of Object.values(report.measures))
      expect(overall === null).toBe(reason !== null);
    expect(report.measures['gamma']?.overall).not.toBeNull();
  });

  test('is narrowed to annotators, labels and articles', async () => {
    const desk = await disagreeing();
    const { ada, ben } = desk.people;
    const [first = ''] = desk.articles;
    const { report } = await ask(desk, {
      annotators: [ben, ada],
      labels: ['number'],
      articles: [first],
      measures: ['span_f1_exact'],
    });
    expect(report.annotators).toEqual([ada, ben]);
    expect(report.labels).toEqual(['number']);
    expect(report.articles.map(({ id }) => id)).toEqual([first]);
    expect(report.measures['span_f1_exact']?.overall).toBe(1);
  });

  test('of a project in which only one worked is undefined, with a reason for each measure', async () => {
    const desk = await deskWith(1);
    await tag(desk, desk.people.ada, desk.articles[0] ?? '', 'claim', 'Officials');
    const { report, disagreements } = await ask(desk);
    expect(report.articles).toEqual([]);
    for (const { overall, reason } of Object.values(report.measures)) {
      expect(overall).toBeNull();
      expect(reason).toMatch(/\.$/);
    }
    expect(disagreements).toEqual({ total: 0, worst: [] });
  });

  test('is measured on the same as if all articles had been in memory at once', async () => {
    const desk = await disagreeing();
    const { store } = desk.place;
    const { ada, ben, cem } = desk.people;
    const contents = await Promise.all(
      desk.articles.map(async (id) => must(await store.article(id))),
    );
    const { codebook, links } = store.head();
    const job = { isCancelled: () => false, tell: () => undefined };
    const all = { annotators: [], labels: [], articles: [] };
    for (const [chosen, narrowed] of [
      [all, { annotators: [ada, ben, cem] }],
      [{ ...all, annotators: [cem, ben] }, { annotators: [ben, cem] }],
      [
        { ...all, labels: ['claim'] },
        { annotators: [ada, ben, cem], labels: ['claim'] },
      ],
    ])
      expect(must(await readMaterial(store, { ...all, ...chosen }, job))).toEqual(
        materialOf({ codebook, links, contents, ...narrowed }),
      );
  });

  test('names what it does not know, and wants two annotators', async () => {
    const desk = await disagreeing();
    const { ada, ben } = desk.people;
    expect(await refused(desk, { annotators: [ada] })).toMatchObject({ code: 'one-annotator' });
    expect(await refused(desk, { annotators: [ada, ada] })).toMatchObject({
      code: 'one-annotator',
    });
    expect(await refused(desk, { annotators: [ada, 'zoe', ben] })).toEqual({
      code: 'no-annotator',
      message: expect.stringContaining('“zoe”') as string,
    });
    expect(await refused(desk, { labels: ['mood'] })).toMatchObject({ code: 'unknown-label' });
    expect(await refused(desk, { articles: ['gone'] })).toMatchObject({ code: 'no-article' });
    expect(await refused(desk, { measures: ['rho'] })).toMatchObject({ code: 'unknown-measure' });
  });

  test('tells how far it is, and is stopped by its job', async () => {
    const desk = await disagreeing();
    const { workbench } = desk;
    const over = new AbortController();
    const heard: WorkbenchEvent[] = [];
    const listening = (async () => {
      const seq = desk.place.store.seq();
      for await (const event of workbench.events({ after: seq }, over.signal)) {
        heard.push(event);
        // Another job of the same project goes on.
        if (event.type === 'job' && event.job === 'stop') await workbench.cancel({ job: 'stop' });
      }
    })();
    const [stopped, kept] = await Promise.all([
      workbench.agreement({ ...QUERY, job: 'stop' }),
      workbench.agreement({ ...QUERY, measures: ['span_f1_exact'], job: 'keep' }),
    ]);
    over.abort();
    await listening;
    expect(stopped.ok ? null : stopped.error.code).toBe('cancelled');
    expect(kept.ok).toBe(true);
    expect(heard).toContainEqual(
      expect.objectContaining({ type: 'job', job: 'keep', doing: 'Reading the articles' }),
    );
    // Nobody is at work on it any more: no failure.
    expect((await workbench.cancel({ job: 'stop' })).ok).toBe(true);
  });
});
