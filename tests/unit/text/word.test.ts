import { describe, expect, it } from 'vitest';
import { characterBoundary, wordAt, wordBoundary } from '../../../shared/text/word.ts';
import { offsetOf, textOf } from './seed.ts';

describe('characterBoundary', () => {
  const text = 'a👩‍👩‍👧‍👦e\u0301\nb';

  it('steps over a family and a combining mark in one, both ways', () => {
    const stops = [0, 1, 12, 14, 15, 16];
    const forward = stops.slice(0, -1).map((stop) => characterBoundary(text, stop, 1));
    const backward = stops.slice(1).map((stop) => characterBoundary(text, stop, -1));
    expect(forward).toEqual(stops.slice(1));
    expect(backward).toEqual(stops.slice(0, -1));
  });

  it('stops at the ends of the text', () => {
    expect(characterBoundary(text, 0, -1)).toBe(0);
    expect(characterBoundary(text, text.length, 1)).toBe(text.length);
  });
});

describe('wordAt', () => {
  const text = 'Israel’s U.S. ally, said 1,200.';

  it.each([
    ['Israel’s', 'Israel’s'],
    ['U.S.', 'U.S.'],
    ['ally', 'ally'],
    ['1,200', '1,200'],
  ])('finds %s', (word, found) => {
    const start = offsetOf(text, word);
    expect(textOf(text, wordAt(text, start))).toBe(found);
    expect(textOf(text, wordAt(text, start + 2))).toBe(found);
  });

  it('finds the word that ends at the caret, and none between marks', () => {
    expect(textOf(text, wordAt(text, offsetOf(text, 'ally') + 4))).toBe('ally');
    expect(wordAt('a — b', 3)).toBeNull();
    expect(wordAt('', 0)).toBeNull();
  });

  it('knows words of scripts without spaces', () => {
    expect(textOf('以色列总理', wordAt('以色列总理', 4, 'zh'))).toBe('总理');
  });
});

describe('wordBoundary', () => {
  const text = 'one, two\nthree';

  it('goes forward to ends and backward to starts, across lines', () => {
    expect([0, 3, 8, 14].map((at) => wordBoundary(text, at, 1))).toEqual([3, 8, 14, 14]);
    expect([14, 9, 5, 0].map((at) => wordBoundary(text, at, -1))).toEqual([9, 5, 0, 0]);
  });

  it('moves the edge that is asked for either way', () => {
    expect(wordBoundary(text, 8, -1, 'end')).toBe(3);
    expect(wordBoundary(text, 0, 1, 'start')).toBe(5);
    expect(wordBoundary(text, 5, 1, 'start')).toBe(9);
  });
});
