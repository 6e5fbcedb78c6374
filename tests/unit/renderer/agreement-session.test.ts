import { describe, expect, test } from 'vitest';
import {
  agreementSession,
  type AgreementSession,
  type AgreementState,
} from '../../../renderer/views/agreement/agreement-session.ts';
import type { AgreementQuery } from '../../../shared/model/agreement.ts';
import { must } from '../../storage/project.ts';
import { openWindow, projectWithArticle, TEXT, type Window } from './window.ts';

const QUERY: AgreementQuery = { annotators: [], labels: [], articles: [], measures: [], seed: 1 };
const QUICK: AgreementQuery = { ...QUERY, measures: ['span_f1_overlap', 'span_f1_exact'] };

const placeOf = (words: string) => ({
  start: TEXT.indexOf(words),
  end: TEXT.indexOf(words) + words.length,
});

/** Two annotators who agree on one of two spans each. */
async function windowOnTwo(): Promise<Window & { readonly session: AgreementSession }> {
  const place = await projectWithArticle();
  const { store } = place;
  const [article = ''] = store.summaries().map(({ id }) => id);
  const [ada] = store.head().annotators;
  if (!ada) throw new Error('nobody is here');
  const ben = { ...ada, id: 'ben', name: 'Ben' };
  must(await store.run({ do: 'add-annotator', annotator: ben }, ben.id, 'user'));
  for (const [by, label, words] of [
    [ada.id, 'number', '1,200 people'],
    [ben.id, 'number', '1,200 people'],
    [ada.id, 'source', 'Officials'],
    [ben.id, 'claim', 'killed'],
  ] as const) {
    const fragments = [placeOf(words)];
    must(await store.run({ do: 'add-span', article, label, fragments }, by, 'user'));
  }
  const window = await openWindow(place);
  return { ...window, session: agreementSession(window.workbench) };
}

const until = ({ store }: AgreementSession, holds: (state: AgreementState) => boolean) =>
  new Promise<void>((resolve) => {
    const stop = store.subscribe((state) => {
      if (!holds(state)) return;
      stop();
      resolve();
    });
  });

describe('a measurement on the screen', () => {
  test('asks for the measures once, and shows the first of those that were measured', async () => {
    const { session, workbench } = await windowOnTwo();
    await session.open();
    const { measures } = session.store.getState();
    expect(measures.map(({ id }) => id)).toContain('gamma');
    await session.open();
    expect(session.store.getState().measures).toBe(measures);
    await session.measure(QUICK);
    const { answer, measure, running, problem } = session.store.getState();
    expect(answer?.report.measures['span_f1_exact']?.overall).toBe(0.5);
    expect([measure, running, problem]).toEqual(['span_f1_exact', null, null]);
    // The same one for as long as the workbench is open.
    expect(agreementSession(workbench)).toBe(session);
  });

  test('counts what was edited just before, and is stale after the next edit', async () => {
    const { session, workbench, article } = await windowOnTwo();
    const tag = (label: string, words: string) =>
      must(workbench.dispatch({ do: 'add-span', article, label, fragments: [placeOf(words)] }));
    tag('claim', 'killed');
    await session.measure(QUICK);
    // Two of three and two.
    expect(session.store.getState().answer?.report.measures['span_f1_exact']?.overall).toBe(4 / 5);
    expect(session.store.getState().isStale).toBe(false);
    const stale = until(session, ({ isStale }) => isStale);
    tag('cue', 'said');
    await stale;
    session.showMeasure('span_f1_overlap');
    await session.measure(QUICK);
    const { isStale, measure } = session.store.getState();
    expect([isStale, measure]).toEqual([false, 'span_f1_overlap']);
  });

  test('tells how far it is, and Cancel leaves everything as it was', async () => {
    const { session, workbench } = await windowOnTwo();
    await session.measure(QUICK);
    const { answer } = session.store.getState();
    const told = until(session, ({ running }) => (running?.total ?? 0) > 0);
    const measuring = session.measure(QUERY);
    await told;
    session.cancel();
    await measuring;
    expect(session.store.getState()).toMatchObject({ running: null, problem: null });
    expect(session.store.getState().answer).toBe(answer);
    expect(workbench.store.getState().announcement.text).toMatch(/^Measuring was stopped/);
  });

  test('that is refused says why, and keeps the last answer', async () => {
    const { session } = await windowOnTwo();
    await session.measure({ ...QUICK, labels: ['mood'] });
    expect(session.store.getState().problem).toMatch(/“mood”/);
    expect(session.store.getState().running).toBeNull();
  });
});
