import { describe, expect, test } from 'vitest';
import { inShownOrder } from '../../../renderer/store/conflict-watch.ts';
import {
  authorsOf,
  choicesOf,
  groupedConflicts,
  questionOf,
} from '../../../renderer/views/review/conflict-words.ts';
import type { Conflict } from '../../../shared/model/conflict.ts';

const side = (clock: string, words: string) => ({ clock, words, by: 'Ben', at: '2026-11-03' });

const conflict = (more: Partial<Conflict> = {}): Conflict => ({
  what: 'field',
  kind: 'span',
  id: 's1',
  article: { id: 'a1', title: 'One' },
  name: 'Claim “x”',
  field: 'label',
  fieldName: 'label',
  sides: [side('1', 'Claim'), side('2', 'Source')],
  shown: '2',
  ...more,
});

describe('what can be chosen', () => {
  test('of a field: each side by its number, with the one that shows meanwhile', () => {
    const choices = choicesOf(conflict());
    expect(choices.map(({ key, choice, isShown }) => [key, choice, isShown])).toEqual([
      ['1', { take: '1' }, false],
      ['2', { take: '2' }, true],
    ]);
  });

  test.each([
    ['deleted', { P: 'keep', D: 'delete' }],
    ['stranded', { R: 'restore', D: 'delete' }],
  ] as const)('of one %s: by letters', (what, expected) => {
    const choices = choicesOf(conflict({ what, field: null, fieldName: null, shown: null }));
    expect(Object.fromEntries(choices.map(({ key, choice }) => [key, choice]))).toEqual(expected);
  });
});

describe('the question', () => {
  test('names the field, and how many wrote it', () => {
    expect(questionOf(conflict())).toBe('Label: two wrote it at the same time.');
  });

  test('says so where none of the values shows as it is', () => {
    const sides = [side('1', 'a'), side('2', 'b'), side('3', 'c')];
    expect(questionOf(conflict({ fieldName: 'order of the list', sides, shown: null }))).toBe(
      'Order of the list: three wrote it at the same time. None of them shows as it is meanwhile.',
    );
  });
});

test('conflicts stand article by article, what belongs to the project last', () => {
  const mixed = [
    conflict({ id: 'codebook', article: null }),
    conflict({ id: 's1' }),
    conflict({ id: 's2', article: { id: 'a2', title: 'Two' } }),
    conflict({ id: 's3' }),
  ];
  const groups = groupedConflicts(inShownOrder(mixed));
  expect(
    groups.map(({ title, first, conflicts }) => [title, first, conflicts.map(({ id }) => id)]),
  ).toEqual([
    ['One', 0, ['s1', 's3']],
    ['Two', 2, ['s2']],
    ['The whole project', 3, ['codebook']],
  ]);
});

test('all that one person wrote can be taken, where it is one side only', () => {
  const ana = (clock: string) => ({ ...side(clock, 'a'), by: 'Ana' });
  const nobody = { ...side('9', 'x'), by: null };
  const conflicts = [
    conflict({ id: 's1', sides: [side('1', 'b'), ana('2')] }),
    conflict({ id: 's2', sides: [ana('3'), nobody] }),
    // Ben wrote both, on two machines: there is no telling which.
    conflict({ id: 's3', sides: [side('4', 'b'), side('5', 'c')] }),
    conflict({ id: 's4', what: 'deleted', field: null, sides: [ana('6')] }),
  ];
  expect(
    authorsOf(conflicts).map(({ name, decisions }) => [
      name,
      decisions.map(({ conflict: { id }, choice }) => [id, choice]),
    ]),
  ).toEqual([
    [
      'Ana',
      [
        ['s1', { take: '2' }],
        ['s2', { take: '3' }],
      ],
    ],
    ['Ben', [['s1', { take: '1' }]]],
  ]);
});
