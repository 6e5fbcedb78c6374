import { expect, test } from 'vitest';
import { HEIGHT, trendLine, WIDTH } from '../../../renderer/views/agreement/trend-line.ts';

const point = (from: string, value: number | null, articles = 1) => ({
  from,
  articles,
  figure: { value, reason: value === null ? 'nothing' : null },
});

test('a line goes through the days by their distance, and says where from and to', () => {
  const { points, rules, words } = trendLine(
    [point('2024-03-01', 0.25), point('2024-03-02', 0.5, 3), point('2024-03-05', 1)],
    'day',
  );
  const [first, second, last] = points;
  if (!first || !second || !last) throw new Error('no line');
  expect((second.x - first.x) / (last.x - first.x)).toBeCloseTo(1 / 4, 12);
  expect(first.y).toBeGreaterThan(second.y);
  for (const { x, y } of points) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(WIDTH);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(HEIGHT);
  }
  expect(rules.map(({ value }) => value)).toEqual([1, 0]);
  expect(words).toBe(
    'From 0.250 (1 March 2024, 1 article) to 1.000 (5 March 2024, 1 article), over 3 days.',
  );
});

test('what is worse than chance lies below a line for none at all', () => {
  const { points, rules } = trendLine([point('2024-03-04', -0.5), point('2024-03-11', 0)], 'week');
  expect(rules.map(({ value }) => value)).toEqual([1, 0, -0.5]);
  expect(points[0]?.y).toBe(rules[2]?.y);
  expect(points[1]?.y).toBe(rules[1]?.y);
});

test.each([
  [[], 'No week has a value.'],
  [[point('2024-03-04', null)], 'No week has a value.'],
  [
    [point('2024-03-04', 0.5, 2), point('2024-03-11', null)],
    'One week so far: 0.500 (the week of 4 March 2024, 2 articles). A line needs two. 1 week without a value left out.',
  ],
])('%j is no line, and says so', (points, words) => {
  expect(trendLine(points, 'week').words).toBe(words);
});
