/** Cohen's and Fleiss' kappa against the worked examples of the papers, to the digits they print. */
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../../shared/agreement/cohen-kappa.ts';
import { fleissKappa, fleissKappaByCategory } from '../../../shared/agreement/fleiss-kappa.ts';

const digits = (value: number | null | undefined, count: number): string =>
  value?.toFixed(count) ?? 'undefined';

describe("Cohen's kappa", () => {
  it('is .492 where 70 per cent agree (Cohen 1960, p. 45)', () => {
    const { value, details } = cohenKappa([
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ]);
    expect(digits(value, 3)).toBe('0.492');
    expect(digits(details?.['observed'], 2)).toBe('0.70');
    expect(digits(details?.['expected'], 2)).toBe('0.41');
    expect(details?.['units']).toBe(200);
  });

  it('is below zero where two agree less than by chance: .29 against .35 (Cohen 1960, p. 37)', () => {
    const { value, details } = cohenKappa([
      [25, 12, 3],
      [13, 2, 15],
      [12, 16, 2],
    ]);
    expect(digits(details?.['observed'], 2)).toBe('0.29');
    expect(digits(details?.['expected'], 2)).toBe('0.35');
    expect(value).toBeLessThan(0);
  });

  it('rises with unequal habits, .186 to .258 at the same agreement (Krippendorff 2004, p. 246)', () => {
    const even = cohenKappa([
      [12, 9, 9],
      [9, 14, 9],
      [9, 9, 20],
    ]);
    const uneven = cohenKappa([
      [12, 18, 18],
      [0, 14, 18],
      [0, 0, 20],
    ]);
    expect(digits(even.details?.['observed'], 3)).toBe('0.460');
    expect(digits(uneven.details?.['observed'], 3)).toBe('0.460');
    expect(digits(even.value, 3)).toBe('0.186');
    expect(digits(uneven.value, 3)).toBe('0.258');
  });

  it('is undefined, with a reason, where both gave everything one category', () => {
    const { value, reason } = cohenKappa([
      [9, 0],
      [0, 0],
    ]);
    expect(value).toBeNull();
    expect(reason).toContain('same category');
  });

  it('is zero, not undefined, where only one of the two never varies', () => {
    expect(
      cohenKappa([
        [5, 4],
        [0, 0],
      ]).value,
    ).toBe(0);
  });
});

/** Table 1 of Fleiss 1971: 30 patients, 6 psychiatrists, the diagnoses each patient got. */
const DIAGNOSES = `
444444 222555 233335 555555 222444 113333 333355 113334 114444 555555
144444 124444 222333 144444 224445 333335 111455 111112 224444 133555
555555 244444 224555 114444 144445 222224 111155 224444 133333 555555`;

const FLEISS = DIAGNOSES.trim()
  .split(/\s+/u)
  .map((patient) =>
    ['1', '2', '3', '4', '5'].map(
      (diagnosis) => [...patient].filter((given) => given === diagnosis).length,
    ),
  );

/**
 * Kappa of each category by the steps of the paper, which rounds the share p of a category and the
 * chance P that a second psychiatrist agrees to three digits before it goes on.
 */
const byTheSteps = (rounded: (value: number) => number): readonly number[] =>
  [0, 1, 2, 3, 4].map((category) => {
    const counts = FLEISS.map((row) => row[category] ?? 0);
    const share = rounded(counts.reduce((sum, count) => sum + count, 0) / (30 * 6));
    const squares = counts.reduce((sum, count) => sum + count * count, 0);
    const given = 30 * 6 * share;
    const agrees = rounded((squares - given) / (given * 5));
    return (agrees - share) / (1 - share);
  });

describe("Fleiss' kappa", () => {
  it('is .430 on 30 patients and six psychiatrists (Fleiss 1971, p. 380)', () => {
    const { value, details } = fleissKappa(FLEISS);
    expect(digits(value, 3)).toBe('0.430');
    expect(digits(details?.['observed'], 4)).toBe('0.5556');
    // The paper prints .2201: it squares shares that it has rounded to three digits.
    expect(digits(details?.['expected'], 3)).toBe('0.220');
  });

  it('is .248, .248, .517, .470, .565 for the five diagnoses with the rounding of the paper (Fleiss 1971, p. 381)', () => {
    const toThree = (value: number): number => Number(value.toFixed(3));
    const printed = byTheSteps(toThree).map((value) => digits(value, 3));
    expect(printed).toEqual(['0.248', '0.248', '0.517', '0.470', '0.565']);
    const exact = byTheSteps((value) => value);
    const ours = fleissKappaByCategory(FLEISS);
    for (const [category, value] of exact.entries())
      expect(ours[category]?.value).toBeCloseTo(value, 12);
  });

  it('is undefined, with a reason, where all gave everything one category', () => {
    const { value, reason } = fleissKappa([
      [3, 0],
      [3, 0],
    ]);
    expect(value).toBeNull();
    expect(reason).toContain('same category');
  });
});
