/** Every number of the five seeds, checked by eye against the articles. */
import { describe, expect, it } from 'vitest';
import { quantitiesIn } from '../../../shared/numbers/quantity.ts';
import { seedText, type SEEDS } from '../text/seed.ts';

/** Phrase, comparator, value (`-` where a date has none), then unit or kind. */
const EXPECTED: Readonly<Record<(typeof SEEDS)[number], readonly string[]>> = {
  '000': [
    'more than 1 million | > 1000000 count',
    'over five months | > 5 month',
    'first | = 1 rank',
    'second | = 2 rank',
    '2.4 million | = 2400000 count',
    'over five months | > 5 month',
    'an estimated 200 | ≈ 200 count',
    'October 7 | = - date',
  ],
  '001': [
    'Mar 22 | = - date',
    'approximately two and a half hours | ≈ 2.5 hour',
    'over a million | > 1000000 count',
    'October 7 | = - date',
    'at least 1,200 | ≥ 1200 count',
    'nearly 32,000 | ≈ 32000 count',
  ],
  '002': [
    'two | = 2 count',
    'six-month-old | = 6 month',
    'sixth | = 6 rank',
    'October 7 | = - date',
    'more than a million | > 1000000 count',
    'hundreds | ≥ 100 count',
    'five-day | = 5 day',
    '1,200 | = 1200 count',
    '253 | = 253 count',
    'more than 32,000 | > 32000 count',
    'One hundred percent | = 100 %',
    'half | = 0.5 rate',
    'five | = 5 count',
    'Eight | = 8 count',
    'eight | = 8 count',
    'five | = 5 count',
    'six weeks | = 6 week',
    'about 40 | ≈ 40 count',
    'hundreds | ≥ 100 count',
    'hundreds | ≥ 100 count',
    'hundreds | ≥ 100 count',
    'more than 500 | > 500 count',
    '358 | = 358 count',
    'three | = 3 count',
    'two | = 2 count',
    'about 240 | ≈ 240 count',
    '10 | = 10 count',
    'hundreds | ≥ 100 count',
  ],
  '003': [
    'March 21, 2024 | = 2024-03-21 date',
    'March 21, 2024 | = 2024-03-21 date',
    'two | = 2 count',
    'more than five months | > 5 month',
    'March 21, 2024 | = 2024-03-21 date',
    'March 21, 2024 | = 2024-03-21 date',
    'two | = 2 count',
    'October 7 | = - date',
    'over 1.3 million | > 1300000 count',
    'seven million pounds | = 7000000 pound',
    '134 | = 134 count',
    'some 40 | ≈ 40 count',
    'six-week | = 6 week',
  ],
  '004': [
    'more than 32,000 | > 32000 count',
    'Oct. 7 | = - date',
    'nearly 1,200 | ≈ 1200 count',
    '250 | = 250 count',
    'more than 1 million | > 1000000 count',
    'sixth | = 6 rank',
  ],
};

describe('quantitiesIn', () => {
  it.each(Object.entries(EXPECTED))('finds every number of seed %s', (seed, expected) => {
    const text = seedText(seed as (typeof SEEDS)[number]);
    const found = quantitiesIn(text).map(
      ({ start, end, comparator, value, date, unit, statistic }) =>
        `${text.slice(start, end)} | ${comparator} ${value ?? date ?? '-'} ${unit ?? statistic ?? ''}`,
    );
    expect(found).toEqual(expected);
  });
});
