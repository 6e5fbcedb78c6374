import { describe, expect, test } from 'vitest';
import { lastAnswers } from '../../../renderer/views/attributes/last-answers.ts';
import { targetOf } from '../../../renderer/views/attributes/many-field.tsx';
import { entityNamed, newEntity } from '../../../renderer/views/attributes/new-entity.ts';
import { isoOf } from '../../../renderer/views/attributes/written-field.tsx';
import { spanOf, stateWith } from '../checks/material.ts';

test('the last answers are offered newest first, each once, of the same question only', () => {
  const answered = (words: string, role: string, modified: string) =>
    spanOf('source', words, { attributes: { role, kind: 'person' }, modified });
  const state = stateWith([
    answered('Officials', 'minister', '2024-03-22T10:00:00Z'),
    answered('people', 'mayor', '2024-03-22T11:00:00Z'),
    answered('Others', 'minister', '2024-03-22T12:00:00Z'),
    spanOf('claim', 'nothing', { attributes: { role: 'none' } }),
  ]);
  expect(lastAnswers(state, 'source', 'role')).toEqual(['minister', 'mayor']);
});

describe('a new entity', () => {
  test('has a readable id that no other one has', () => {
    const first = newEntity([], '  José Núñez, Jr. ');
    expect(first).toEqual({ id: 'jose-nunez-jr', name: 'José Núñez, Jr.' });
    expect(newEntity([first], 'Jose Nunez Jr').id).toBe('jose-nunez-jr-2');
    expect(newEntity([], '—').id).toBe('entity');
    expect(newEntity([], 'حماس').id).toBe('حماس');
  });
  test('is not needed where one is called so, whatever the case', () => {
    const hamas = { id: 'hamas', name: 'Hamas' };
    expect(entityNamed([hamas], ' hamas')).toBe(hamas);
    expect(entityNamed([hamas], 'Hama')).toBeUndefined();
  });
});

test.each([
  ['22 March 2024', '2024-03-22'],
  ['2024-03', '2024-03'],
  ['soon', 'soon'],
])('a date is kept as ISO where it can be read: %s', (typed, kept) => {
  expect(isoOf(typed)).toBe(kept);
});

test('arrows go round the options, letters to the next that begins so', () => {
  const options = ['war', 'aid', 'work'];
  expect(targetOf(options, 2, 'ArrowDown')).toBe(0);
  expect(targetOf(options, 0, 'ArrowUp')).toBe(2);
  expect(targetOf(options, 0, 'w')).toBe(2);
  expect(targetOf(options, 2, 'W')).toBe(0);
  expect(targetOf(options, 0, 'x')).toBe(-1);
  expect(targetOf(options, 0, ' ')).toBe(-1);
});
