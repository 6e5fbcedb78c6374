import { describe, expect, test } from 'vitest';
import { kwicOf } from '../../../shared/search/kwic.ts';
import { articleWith, found, indexOf, matches } from './project.ts';

const place = (text: string, quote: string) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
};

describe('a line of the concordance', () => {
  test('shows about sixty characters on either side, cut between words', () => {
    const text = `${'before '.repeat(20)}HERE ${'afterwards '.repeat(20)}`;
    const { left, match, right } = kwicOf(text, place(text, 'HERE'));
    expect(match).toBe('HERE');
    expect(left).toMatch(/^(before )+$/);
    expect(right).toMatch(/^( afterwards)+$/);
    for (const side of [left, right]) {
      expect(side.length).toBeGreaterThan(40);
      expect(side.length).toBeLessThanOrEqual(60);
    }
  });

  test('is one line: line breaks are spaces', () => {
    const text = 'One\n\ntwo three\nfour';
    expect(kwicOf(text, place(text, 'two three'))).toEqual({
      left: 'One ',
      match: 'two three',
      right: ' four',
    });
    expect(kwicOf(text, place(text, 'three\nfour')).match).toBe('three four');
  });

  test('never cuts a character in two where no word ends', () => {
    const text = `${'👩‍👩‍👧‍👦'.repeat(20)}x${'👩‍👩‍👧‍👦'.repeat(20)}`;
    const { left, right } = kwicOf(text, place(text, 'x'));
    expect(left.replaceAll('👩‍👩‍👧‍👦', '')).toBe('');
    expect(right.replaceAll('👩‍👩‍👧‍👦', '')).toBe('');
    expect(left).not.toBe('');
  });

  test('shortens a long match in its middle', () => {
    const { match } = kwicOf('a'.repeat(5000), { start: 0, end: 5000 });
    expect(match).toMatch(/^a+ … a+$/);
    expect(match.length).toBeLessThan(400);
  });
});

describe('lines are sorted', () => {
  const index = indexOf(
    articleWith('b', 'Zebras said yes. All said “alright”.'),
    articleWith('a', 'They said no, an expert said so.'),
  );
  const read = (sort: 'article' | 'left' | 'right', limit = 10) =>
    found(index, { text: 'said', sort, limit }).lines.map(
      ({ left, right }) => `${left.trim().split(' ').at(-1) ?? ''}|${right.trim()}`,
    );

  test('by article and place', () => {
    expect(read('article').map((line) => line.split('|')[0])).toEqual([
      'They',
      'expert',
      'Zebras',
      'All',
    ]);
  });

  test('by the words to the left, the nearest first', () => {
    expect(read('left').map((line) => line.split('|')[0])).toEqual([
      'All',
      'expert',
      'They',
      'Zebras',
    ]);
  });

  test('by the words to the right, whatever signs stand before them', () => {
    expect(read('right').map((line) => line.split('|')[1]?.slice(0, 4))).toEqual([
      '“alr',
      'no, ',
      'so.',
      'yes.',
    ]);
  });

  test('before they are cut off at the limit', () => {
    expect(read('left', 1)).toEqual(['All|“alright”.']);
    expect(found(index, { text: 'said', limit: 1 }).total).toBe(4);
  });
});

test('articles come in the order of the list of articles', () => {
  const index = indexOf(
    { id: '1', title: 'zoo', text: 'one word', spans: [] },
    { id: '2', title: 'Árbol', text: 'two words', spans: [] },
  );
  expect(matches(index, { text: 'word*' })).toEqual(['words', 'word']);
});
