import { expect, test } from 'vitest';
import { nextAt } from '../../../renderer/views/pick.ts';
import { spanAt } from './span-at.ts';

const claim = spanAt('claim', 0, 40);
const number = spanAt('number', 10, 20);
const source = spanAt('source', 15, 45);
const split = spanAt('split', 12, 14, [{ start: 30, end: 34 }]);
const all = [claim, number, source, split];

test('the innermost span at the place is picked first', () => {
  expect(nextAt(all, 16, null)?.id).toBe('number');
});

test('further clicks go outwards and round again', () => {
  expect(nextAt(all, 16, 'number')?.id).toBe('source');
  expect(nextAt(all, 16, 'source')?.id).toBe('claim');
  expect(nextAt(all, 16, 'claim')?.id).toBe('number');
});

test('the gap of a discontinuous span is not the span', () => {
  expect(nextAt([split], 20, null)).toBeUndefined();
  expect(nextAt([split], 31, null)?.id).toBe('split');
});

test('the character after the end is outside', () => {
  expect(nextAt([number], 20, null)).toBeUndefined();
  expect(nextAt([number], 19, null)?.id).toBe('number');
});

test('an orphan is not where its text once stood', () => {
  const lost = { ...spanAt('lost', 10, 20), orphan: 'its words were removed' };
  expect(nextAt([lost], 16, null)).toBeUndefined();
  expect(nextAt([lost, claim], 16, null)?.id).toBe('claim');
});
