/** Krippendorff's alpha against the worked examples of his own texts, to the digits they print. */
import { describe, expect, it } from 'vitest';
import { alphaNominal } from '../../../shared/agreement/alpha-nominal.ts';

/** Rows of a reliability data matrix, one an observer, values parted by spaces, `.` missing. */
const units = (...rows: readonly string[]): readonly (readonly (string | null)[])[] => {
  const observers = rows.map((row) => row.split(' '));
  return (observers[0] ?? []).map((_, unit) =>
    observers.map((values) => (values[unit] === '.' ? null : (values[unit] ?? null))),
  );
};

const digits = (value: number | null | undefined, count: number): string =>
  value?.toFixed(count) ?? 'undefined';

const MEG_AND_OWEN = units('0 1 0 0 0 0 0 0 1 0', '0 1 1 0 0 1 0 1 0 0');
const FOUR_OBSERVERS = units(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
);

describe('alpha for nominal data', () => {
  it('is .095 on binary data of two observers (Krippendorff 2011, example A; 1980, p. 133)', () => {
    const { value, details } = alphaNominal(MEG_AND_OWEN);
    expect(digits(value, 3)).toBe('0.095');
    expect(digits(details?.['observed'], 3)).toBe('0.400');
    expect(digits(details?.['expected'], 3)).toBe('0.442');
  });

  it('is .692 on five categories of two observers (Krippendorff 2011, example B)', () => {
    const data = units('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
    expect(digits(alphaNominal(data).value, 3)).toBe('0.692');
  });

  it('is .743 with four observers and missing values (Krippendorff 2011, example C; 2004, p. 230)', () => {
    const { value, details } = alphaNominal(FOUR_OBSERVERS);
    expect(digits(value, 3)).toBe('0.743');
    expect(digits(details?.['observed'], 3)).toBe('0.200');
    expect(digits(details?.['expected'], 3)).toBe('0.779');
    // A single value in a unit is paired with nothing: 40 of 41 count.
    expect(details?.['values']).toBe(40);
  });

  it('is .642 with three observers and four categories (Krippendorff 1980, p. 139)', () => {
    const data = units('1 1 2 4 1 2 1 3 2', '1 2 2 4 4 2 2 3 2', '1 2 2 4 4 2 3 3 2');
    const { value, details } = alphaNominal(data);
    expect(digits(value, 3)).toBe('0.642');
    expect(digits(details?.['observed'], 3)).toBe('0.259');
    expect(digits(details?.['expected'], 3)).toBe('0.724');
  });

  it('is .095 and .734 on the two examples of two observers (Krippendorff 2004, pp. 224, 227)', () => {
    const dichotomy = units('1 1 0 0 0 0 0 0 0 0', '0 1 1 0 0 1 0 1 0 0');
    expect(digits(alphaNominal(dichotomy).value, 3)).toBe('0.095');
    const three = units('a a b b b b b c c c c c', 'a b b b b b c c c c c c');
    const { value, details } = alphaNominal(three);
    expect(digits(value, 3)).toBe('0.734');
    expect(digits(details?.['observed'], 4)).toBe('0.1667');
    expect(digits(details?.['expected'], 4)).toBe('0.6268');
  });

  it('is undefined, with a reason, where every value is the same', () => {
    const { value, reason } = alphaNominal(units('1 1 1', '1 1 1'));
    expect(value).toBeNull();
    expect(reason).toContain('without variation');
  });

  it('is undefined, with a reason, where no unit has two values', () => {
    const { value, reason } = alphaNominal(units('1 . 2', '. 1 .'));
    expect(value).toBeNull();
    expect(reason).toContain('two annotators');
  });
});
