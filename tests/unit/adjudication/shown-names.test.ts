import { expect, test } from 'vitest';
import { shownAnnotators } from '../../../shared/adjudication/shown-names.ts';

const PEOPLE = ['ada', 'boris', 'carla'];
const nameOf = (id: string): string => id.toUpperCase();
const blind = (article: string, people = PEOPLE) => shownAnnotators(article, people, nameOf, true);

test('names are shown in the order asked for, unless deciding is blind', () => {
  expect(shownAnnotators('a', PEOPLE, nameOf, false).map(({ name }) => name)).toEqual([
    'ADA',
    'BORIS',
    'CARLA',
  ]);
});

test('blind, the order is the same for an article, whoever asks in whatever order', () => {
  expect(blind('a').map(({ name }) => name)).toEqual(['Annotator A', 'Annotator B', 'Annotator C']);
  expect(blind('a', PEOPLE.toReversed())).toEqual(blind('a'));
});

test('blind, A is not the same person in every article', () => {
  const first = new Set(Array.from({ length: 30 }, (_, at) => blind(`article ${at}`)[0]?.id));
  expect(first.size).toBe(3);
});
