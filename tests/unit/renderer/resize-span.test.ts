import { describe, expect, test } from 'vitest';
import { edgeAfter, meantFragment, withEdge } from '../../../renderer/actions/resize-span.ts';

const TEXT = 'One two. Three 👩‍👩‍👧 né\u0301e\n\nFour five.';
const article = { text: TEXT, meta: {} };
const at = (quote: string): number => TEXT.indexOf(quote);

describe('an edge goes by character', () => {
  test('over white space, which would be trimmed off again', () => {
    expect(edgeAfter(article, at(' two'), 'end', 'character', 1)).toBe(at('wo.'));
    expect(edgeAfter(article, at('two'), 'start', 'character', -1)).toBe(at('e two'));
    expect(edgeAfter(article, at('wo.'), 'end', 'character', -1)).toBe(at(' two'));
  });

  test('never into a character as readers see it', () => {
    const family = at('👩');
    const after = at(' né');
    expect(edgeAfter(article, family, 'end', 'character', 1)).toBe(after);
    expect(edgeAfter(article, after, 'end', 'character', -1)).toBe(at(' 👩'));
    expect(edgeAfter(article, at('é'), 'start', 'character', 1) ?? 0).not.toBe(at('\u0301'));
  });

  test('and stops with the text', () => {
    expect(edgeAfter(article, TEXT.length, 'end', 'character', 1)).toBe(TEXT.length);
    expect(edgeAfter(article, 0, 'start', 'character', -1)).toBe(0);
  });
});

test('an edge goes by sentence to edges of its own kind, until there is none', () => {
  expect(edgeAfter(article, at('two'), 'end', 'sentence', 1)).toBe(at(' Three'));
  expect(edgeAfter(article, at('Four'), 'start', 'sentence', -1)).toBe(at('Three'));
  expect(edgeAfter(article, TEXT.length, 'end', 'sentence', 1)).toBeNull();
});

describe('of several fragments', () => {
  const fragments = [
    { start: 0, end: 3 },
    { start: 9, end: 14 },
    { start: 30, end: 34 },
  ];

  test('the one at the caret is meant, elsewhere the outer one', () => {
    expect(meantFragment(fragments, 10, 'start')).toBe(1);
    expect(meantFragment(fragments, 14, 'end')).toBe(1);
    expect(meantFragment(fragments, 20, 'start')).toBe(0);
    expect(meantFragment(fragments, 20, 'end')).toBe(2);
  });

  test('one keeps at least a character', () => {
    expect(withEdge(fragments, 1, 'end', 12)).toEqual([
      fragments[0],
      { start: 9, end: 12 },
      fragments[2],
    ]);
    expect(withEdge(fragments, 1, 'end', 9)).toBeNull();
  });
});
