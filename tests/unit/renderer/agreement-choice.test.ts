import { describe, expect, test } from 'vitest';
import {
  FIRST_CHOICE,
  queryOf,
  withToggled,
} from '../../../renderer/views/agreement/agreement-choice.ts';
import { GOLD_ANNOTATOR } from '../../../shared/model/annotator.ts';

const THERE = {
  annotators: ['ada', 'ben', GOLD_ANNOTATOR],
  labels: ['claim', 'source'],
  articles: ['a', 'b', 'c'],
  measures: ['span_f1_exact', 'gamma'],
};
const ALL = { annotators: [], labels: [], articles: [], measures: [], seed: 1 };
const refusal = (query: ReturnType<typeof queryOf>) => (query.ok ? null : query.error.message);

describe('what agreement is asked for', () => {
  test('at first is everything but the gold layer, and what comes later counts too', () => {
    expect(queryOf(FIRST_CHOICE, THERE)).toEqual({ ok: true, value: ALL });
    expect(queryOf(FIRST_CHOICE, { ...THERE, annotators: ['ada', 'ben', 'cem'] })).toEqual({
      ok: true,
      value: ALL,
    });
  });

  test('with the gold layer ticked names everybody', () => {
    const choice = withToggled(FIRST_CHOICE, 'annotators', [GOLD_ANNOTATOR], true);
    expect(queryOf(choice, THERE)).toEqual({
      ok: true,
      value: { ...ALL, annotators: THERE.annotators },
    });
    const compared = withToggled(choice, 'annotators', ['ben'], false);
    expect(queryOf(compared, THERE)).toMatchObject({
      value: { annotators: ['ada', GOLD_ANNOTATOR] },
    });
  });

  test('names what is left of labels and articles, and never takes none for all', () => {
    const some = withToggled(FIRST_CHOICE, 'articles', ['b'], false);
    expect(queryOf(some, THERE)).toMatchObject({ value: { articles: ['a', 'c'], labels: [] } });
    const none = withToggled(FIRST_CHOICE, 'labels', THERE.labels, false);
    expect(refusal(queryOf(none, THERE))).toBe('Choose at least one label.');
    expect(queryOf(withToggled(none, 'labels', THERE.labels, true), THERE)).toMatchObject({
      value: ALL,
    });
  });

  test('needs two annotators', () => {
    const one = withToggled(FIRST_CHOICE, 'annotators', ['ben'], false);
    expect(refusal(queryOf(one, THERE))).toMatch(/at least two annotators/);
  });

  test('of a project with one annotator is asked all the same: the answer says what is missing', () => {
    expect(queryOf(FIRST_CHOICE, { ...THERE, annotators: ['ada'] })).toEqual({
      ok: true,
      value: ALL,
    });
  });
});
