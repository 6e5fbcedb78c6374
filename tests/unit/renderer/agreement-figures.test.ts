import { describe, expect, test } from 'vitest';
import {
  countLevel,
  countWords,
  detailWords,
  leastFirst,
  LEVELS,
  levelOf,
} from '../../../renderer/views/agreement/figures.ts';

describe('the shade of a figure', () => {
  test.each([
    [null, 0],
    [-0.4, 0],
    [0, 0],
    [0.01, 1],
    [0.2, 1],
    [0.21, 2],
    [0.8, 4],
    [1, LEVELS],
  ])('%s has level %s', (value, level) => {
    expect(levelOf(value)).toBe(level);
  });

  test('of a count is blank only where there is nothing', () => {
    expect([0, 1, 50, 100].map((count) => countLevel(count, 100))).toEqual([0, 1, 3, LEVELS]);
    expect(countLevel(1, 1_000_000)).toBe(1);
  });
});

describe('what a figure is counted in', () => {
  test('is what tells most, else the articles', () => {
    expect(countWords({ observed: 0.2, tokens: 1204 }, 5)).toBe('1,204 tokens');
    expect(countWords({ matched: 1, a: 2, b: 2 }, 5)).toBe('1 matched');
    expect(countWords({ pairs: 3 }, 1)).toBe('3 pairs, 1 article');
    expect(countWords(undefined, 5)).toBe('5 articles');
  });

  test('stands in words, long fractions rounded', () => {
    expect(detailWords({ matched: 2, precision: 2 / 3, leftOut: 1 })).toBe(
      'matched 2 · precision 0.667 · left out 1',
    );
    expect(detailWords(undefined)).toBe('');
  });
});

test('figures are sorted by the least agreement, undefined ones at the end as they came', () => {
  const named = (key: string, value: number | null) => ({
    key,
    name: key,
    figure: { value, reason: value === null ? 'nothing' : null },
  });
  const figures = [named('u', null), named('a', 0.5), named('v', null), named('b', -0.1)];
  expect(leastFirst(figures).map(({ key }) => key)).toEqual(['b', 'a', 'u', 'v']);
});
