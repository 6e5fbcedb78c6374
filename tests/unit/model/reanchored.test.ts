import { expect, test } from 'vitest';
import {
  NONE_REANCHORED,
  reanchoredWords,
  sumOfReanchored,
} from '../../../shared/model/reanchored.ts';

test('what became of annotations is said in words, and only what is the case', () => {
  const words = (same: number, moved: number, approximate: number, orphans: number): string =>
    reanchoredWords({ same, moved, approximate, orphans });
  expect(words(10, 2, 2, 1)).toBe(
    '12 annotations found their place again, 2 differ slightly, 1 has lost its place',
  );
  expect(words(0, 1, 0, 0)).toBe('1 annotation found its place again');
  expect(words(0, 0, 1, 3)).toBe('1 annotation differs slightly, 3 have lost their place');
  expect(words(0, 0, 0, 1200)).toBe('1,200 annotations have lost their place');
  expect(reanchoredWords(NONE_REANCHORED)).toBe('');
});

test('counts of several articles add up', () => {
  const one = { same: 1, moved: 2, approximate: 3, orphans: 4 };
  expect(sumOfReanchored([])).toEqual(NONE_REANCHORED);
  expect(sumOfReanchored([one, one])).toEqual({ same: 2, moved: 4, approximate: 6, orphans: 8 });
});
