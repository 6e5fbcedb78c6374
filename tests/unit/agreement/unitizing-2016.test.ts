/** Krippendorff's alpha for unitizing in the version of 2016. */
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../shared/agreement/measure.ts';
import { unitizingAlpha2016 } from '../../../shared/agreement/unitizing-2016.ts';
import { taggedMaterial, unit, type Tagged, type TaggedArticle } from './unitizing-material.ts';

const alpha = (...articles: readonly TaggedArticle[]): Figure | Promise<Figure> =>
  unitizingAlpha2016.figure(taggedMaterial(articles), {
    random: () => {
      throw new Error('alpha for unitizing samples nothing');
    },
  });

/** From the first to the last code unit, counted from 1, as the source has it. */
const segment = (label: string, first: number, last: number): Tagged => [
  label,
  { start: first - 1, end: last },
];

describe('alpha for unitizing of 2016', () => {
  // As the tests of the R package quallmer quote it.
  it('is 0.510 for Krippendorff 2019 (Content Analysis, 4th edition), figure 12.11, three observers', async () => {
    const { value } = await alpha({
      length: 60,
      work: {
        Alex: [
          segment('1', 1, 7),
          segment('2', 8, 13),
          segment('5', 31, 32),
          segment('6', 33, 37),
          segment('6', 38, 44),
          segment('7', 45, 60),
        ],
        Paul: [segment('1', 1, 7), segment('3', 8, 13), segment('5', 14, 21), segment('6', 33, 44)],
        Suzan: [
          segment('1', 1, 7),
          segment('4', 8, 13),
          segment('5', 14, 21),
          segment('6', 33, 37),
          segment('6', 38, 41),
          segment('6', 42, 44),
        ],
      },
    });
    expect(value?.toFixed(3)).toBe('0.510');
  });

  it('is undefined where one annotator has spans of different labels overlap', async () => {
    const nested: Tagged[] = [
      ['X', unit(0, 10)],
      ['Y', unit(2, 3)],
      ['Z', unit(6, 2)],
    ];
    expect(await alpha({ length: 20, work: { A: nested, B: [] } })).toEqual({
      value: null,
      reason:
        'Spans of one annotator overlap with different labels, which this version does not know.',
      details: { units: 3, joined: 0, overlapping: 2 },
    });
  });

  it('is undefined, with the reason, where there is nothing to compare or to expect', async () => {
    expect(await alpha({ length: 9, work: { A: [['X', unit(0, 5)]] } })).toMatchObject({
      reason: 'There is no article on which two of the annotators worked.',
    });
    expect(await alpha({ length: 9, work: { A: [], B: [] } })).toMatchObject({
      reason: 'None of these annotators tagged anything with these labels.',
    });
    const whole: Tagged[] = [['X', unit(0, 9)]];
    expect(await alpha({ length: 9, work: { A: whole, B: whole } })).toEqual({
      value: null,
      reason: 'All of the text has one label for everyone, so none could differ.',
      details: { units: 2, joined: 0 },
    });
  });

  it('is 1 for the same labels on the same text, however it is cut', async () => {
    const cut: Tagged[] = [0, 4, 8].map((at) => ['X', unit(at, 4)]);
    const work = { A: cut, B: [['X', unit(0, 12)]] satisfies Tagged[] };
    expect((await alpha({ length: 30, work })).value).toBe(1);
  });
});
