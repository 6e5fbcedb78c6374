/**
 * Krippendorff's alpha for unitizing against what its author published.
 *
 * The examples are taken as the tests of DKPro Agreement (Meyer, Mieskes, Stab and Gurevych 2014)
 * quote them; "p. 57" and "p. 254" are the pages they name.
 */
import { describe, expect, it } from 'vitest';
import type { Figure, MeasureContext } from '../../../shared/agreement/measure.ts';
import type { Material } from '../../../shared/agreement/material.ts';
import { unitizingAlpha } from '../../../shared/agreement/unitizing.ts';
import { unitize, type Continuum } from '../../../shared/agreement/unitizing-continuum.ts';
import { countUnits } from '../../../shared/agreement/unitizing-count.ts';
import {
  unitizingDisagreement,
  type Disagreement,
} from '../../../shared/agreement/unitizing-disagreement.ts';
import { pairDisagreement } from '../../../shared/agreement/unitizing-pair.ts';
import type { Fragment } from '../../../shared/model/anchor.ts';
import { taggedMaterial, unit, type Tagged, type TaggedArticle } from './unitizing-material.ts';

const CONTEXT: MeasureContext = {
  random: () => {
    throw new Error('alpha for unitizing samples nothing');
  },
};
const alpha = (material: Material): Figure | Promise<Figure> =>
  unitizingAlpha.figure(material, CONTEXT);

/** One article of two annotators who used one label. */
function twoAnnotators(
  length: number,
  first: readonly Fragment[],
  second: readonly Fragment[],
): Material {
  const tag = (units: readonly Fragment[]): Tagged[] => units.map((fragment) => ['X', fragment]);
  return taggedMaterial([{ length, work: { A: tag(first), B: tag(second) } }]);
}

const byLabel = (material: Material): ReadonlyMap<string, Disagreement> =>
  unitizingDisagreement(
    countUnits(material),
    material.articles.map((_, at) => at),
  ).byLabel;

function disagreement(material: Material, label: string): Disagreement {
  const found = byLabel(material).get(label);
  if (found === undefined) {
    throw new Error(`no unit of ${label}`);
  }
  return found;
}

const alphaOfLabel = ({ observed, expected }: Disagreement): number => 1 - observed / expected;

/** Starts and lengths on a continuum of 24, of the two annotators. */
const EXAMPLES_1995 = {
  A: [
    [unit(2, 8), unit(14, 6)],
    [unit(4, 4), unit(15, 2)],
  ],
  B: [
    [unit(0, 18)],
    [unit(0, 2), unit(2, 1), unit(3, 1), unit(4, 1), unit(5, 1), unit(6, 3), unit(9, 1)],
  ],
  C: [
    [unit(2, 6), unit(10, 2), unit(14, 4), unit(20, 2)],
    [unit(0, 2), unit(4, 4), unit(10, 4), unit(16, 2), unit(20, 2)],
  ],
  D: [
    [unit(0, 2), unit(2, 8), unit(10, 4), unit(14, 6), unit(20, 4)],
    [unit(0, 4), unit(4, 4), unit(8, 7), unit(15, 2), unit(17, 7)],
  ],
} as const;

/** The example with every length multiplied. */
function example1995(name: keyof typeof EXAMPLES_1995, stretch: number): Disagreement {
  const [first, second] = EXAMPLES_1995[name].map((units) =>
    units.map(({ start, end }) => ({ start: start * stretch, end: end * stretch })),
  );
  return disagreement(twoAnnotators(24 * stretch, first ?? [], second ?? []), 'X');
}

describe('Krippendorff 1995 (Sociological Methodology 25), p. 57', () => {
  it.each([
    ['A', 0.03125],
    ['B', 2.26736],
    ['C', 0.02777],
    ['D', 0.38715],
  ] as const)('gives the observed disagreement of example %s as %f', (name, printed) => {
    // Printed digits are cut, not rounded: 0.027777... stands there as .02777.
    expect(Math.floor(example1995(name, 1).observed * 1e5) / 1e5).toBe(printed);
    expect(Math.floor(example1995(name, 50).observed * 1e5) / 1e5).toBe(printed);
  });

  it('gives example C on a continuum of 12 as expected .05494 and alpha .494', () => {
    const example = example1995('C', 0.5);
    expect(example.expected.toFixed(5)).toBe('0.05494');
    expect(alphaOfLabel(example).toFixed(3)).toBe('0.494');
  });

  it.each([
    ['A', '0.06990', '0.553'],
    ['D', '0.41445', '0.066'],
  ] as const)(
    'gives example %s on ever finer units as expected %s and alpha %s',
    (name, expected, printed) => {
      const example = example1995(name, 50_000);
      expect(example.expected.toFixed(5)).toBe(expected);
      expect(alphaOfLabel(example).toFixed(3)).toBe(printed);
    },
  );

  // Two values that the formula of 2004 does not give; DKPro Agreement's tests suspect an error in
  // the original, too. What is printed for C is ours without "- sum of l(l - 1)" under the
  // fraction, and for B ours with the "+ 1" of each gap not made finer with the units.
  it.each([
    ['B', '1.17731', '1.17578'],
    ['C', '0.08642', '0.09050'],
  ] as const)(
    'does not give example %s as the %s printed before 2004 corrected it, but %s',
    (name, before, corrected) => {
      const { expected } = example1995(name, 50_000);
      expect(expected.toFixed(5)).toBe(corrected);
      expect(expected.toFixed(5)).not.toBe(before);
    },
  );
});

describe('Krippendorff 2004 (Content Analysis, 2nd edition), p. 254', () => {
  // The continuum goes from 150 to 450.
  const k = [unit(180 - 150, 60), unit(300 - 150, 50)];
  const EXAMPLE = taggedMaterial([
    {
      length: 300,
      work: {
        i: [
          ['c', unit(225 - 150, 70)],
          ['c', unit(370 - 150, 30)],
          ...k.map((fragment): Tagged => ['k', fragment]),
        ],
        j: [
          ['c', unit(220 - 150, 80)],
          ['c', unit(355 - 150, 20)],
          ['c', unit(400 - 150, 20)],
          ...k.map((fragment): Tagged => ['k', fragment]),
        ],
      },
    },
  ]);

  it.each([
    ['c', '0.0144', '0.0532', '0.7286'],
    ['k', '0.0000', '0.0490', '1.0000'],
  ])(
    'gives category %s as observed %s, expected %s, alpha %s',
    (label, observed, expected, printed) => {
      const found = disagreement(EXAMPLE, label);
      expect(found.observed.toFixed(4)).toBe(observed);
      expect(found.expected.toFixed(4)).toBe(expected);
      expect(alphaOfLabel(found).toFixed(4)).toBe(printed);
    },
  );

  it('gives all categories together as 0.8591 from disagreements rounded as printed', async () => {
    const rounded = [...byLabel(EXAMPLE).values()].map((found) => ({
      observed: Number(found.observed.toFixed(4)),
      expected: Number(found.expected.toFixed(4)),
    }));
    const sum = (part: keyof Disagreement): number =>
      rounded.reduce((total, found) => total + found[part], 0);
    expect((1 - sum('observed') / sum('expected')).toFixed(4)).toBe('0.8591');
    // Not rounded in between, it is a little less.
    expect((await alpha(EXAMPLE)).value?.toFixed(4)).toBe('0.8587');
  });

  it.each([
    [unit(225, 70), unit(220, 80), 50],
    [unit(370, 30), unit(355, 20), 850],
    [unit(5, 6), unit(2, 2), 40],
    [unit(5, 6), unit(3, 2), 40],
    [unit(5, 6), unit(4, 2), 26],
    [unit(5, 6), unit(5, 2), 16],
    [unit(5, 6), unit(6, 2), 10],
    [unit(5, 6), unit(7, 2), 8],
    [unit(5, 6), unit(6, 4), 2],
    [unit(5, 6), unit(5, 6), 0],
  ])('gives the difference between %o and %o as %d', (first, second, difference) => {
    expect(pairDisagreement([first], [second])).toBe(difference);
    expect(pairDisagreement([second], [first])).toBe(difference);
  });
});

describe('DKPro Agreement (Meyer et al. 2014), UnitizingAgreementTest', () => {
  it('gives one long unit against three short ones in it as -0.7003', async () => {
    const material = twoAnnotators(10, [unit(1, 8)], [unit(2, 1), unit(4, 1), unit(6, 1)]);
    const { observed, expected } = disagreement(material, 'X');
    // Within 0.0001, as there: 0.535185... stands there as 0.5351.
    expect(Math.abs(observed - 0.91)).toBeLessThan(1e-4);
    expect(Math.abs(expected - 0.5351)).toBeLessThan(1e-4);
    expect(Math.abs(((await alpha(material)).value ?? 0) + 0.7003)).toBeLessThan(1e-4);
  });

  it('gives a single unit of one of three annotators as 0', async () => {
    const material = taggedMaterial([
      { length: 20, work: { A: [['X', unit(0, 1)]], B: [], C: [] } },
    ]);
    expect((await alpha(material)).value).toBeCloseTo(0, 12);
  });
});

describe('alpha for unitizing', () => {
  const article = (...work: readonly (readonly Tagged[])[]): TaggedArticle => ({
    length: 100,
    work: Object.fromEntries(work.map((tagged, at) => [`annotator ${String(at)}`, tagged])),
  });

  const continuumOf = (tagged: TaggedArticle): Continuum => {
    const [found] = taggedMaterial([tagged]).articles;
    if (found === undefined) throw new Error('no article');
    return unitize(found);
  };

  it('is undefined, with the reason, where no two annotators worked on one article', async () => {
    const reason = 'There is no article on which two of the annotators worked.';
    expect(await alpha(taggedMaterial([]))).toEqual({ value: null, reason });
    expect(await alpha(taggedMaterial([article([['X', unit(0, 5)]])]))).toEqual({
      value: null,
      reason,
    });
  });

  it('is undefined, with the reason, where nobody tagged anything', async () => {
    expect(await alpha(taggedMaterial([article([], [])]))).toEqual({
      value: null,
      reason: 'None of these annotators tagged anything with these labels.',
    });
  });

  it('is undefined, with the reason, where nothing could have been tagged differently', async () => {
    const whole = [unit(0, 1), unit(1, 1)];
    expect(await alpha(twoAnnotators(2, whole, whole))).toEqual({
      value: null,
      reason:
        'The text is filled with tagged pieces of one character, so none could lie elsewhere.',
      details: { units: 4, joined: 0 },
    });
  });

  it('is 1 where all did the same, with labels within and across each other', async () => {
    const same: Tagged[] = [
      ['X', unit(0, 40)],
      ['Y', unit(10, 10)],
      ['Y', unit(30, 20)],
    ];
    expect(await alpha(taggedMaterial([article(same, same, same)]))).toEqual({
      value: 1,
      reason: null,
      details: { units: 9, joined: 0 },
    });
  });

  it('takes another label for a miss of both labels', () => {
    const material = taggedMaterial([article([['X', unit(10, 5)]], [['Y', unit(10, 5)]])]);
    expect(disagreement(material, 'X').observed).toBeCloseTo(25 / 100 ** 2, 12);
    expect(disagreement(material, 'Y').observed).toBeCloseTo(25 / 100 ** 2, 12);
  });

  it('takes each fragment of a discontinuous span as a unit', () => {
    const other: Tagged[] = [['X', unit(0, 5)]];
    const discontinuous = article(
      [
        ['X', unit(0, 5), unit(10, 5)],
        ['X', unit(20, 5), unit(30, 5)],
      ],
      other,
    );
    const continuous = article(
      [0, 10, 20, 30].map((at) => ['X', unit(at, 5)]),
      other,
    );
    expect(continuumOf(discontinuous)).toEqual(continuumOf(continuous));
  });

  it('joins overlapping spans of one annotator and label, and counts them', async () => {
    const overlapping = article(
      [
        ['X', unit(0, 20)],
        ['X', unit(5, 5)],
        ['X', unit(15, 15)],
        ['X', unit(30, 5)],
      ],
      [],
    );
    const joined = article(
      [
        ['X', unit(0, 30)],
        ['X', unit(30, 5)],
      ],
      [],
    );
    expect(continuumOf(joined).joined).toBe(0);
    expect(continuumOf(overlapping)).toEqual({ ...continuumOf(joined), joined: 2 });
    const { details } = await alpha(taggedMaterial([overlapping, overlapping]));
    expect(details).toEqual({ units: 4, joined: 4 });
  });

  it('does not join spans that touch, nor those of different labels or annotators', () => {
    const tagged: Tagged[] = [
      ['X', unit(0, 10)],
      ['X', unit(10, 10)],
      ['Y', unit(5, 10)],
    ];
    expect(continuumOf(article(tagged, tagged)).joined).toBe(0);
    expect(pairDisagreement([unit(0, 10), unit(10, 10)], [unit(0, 20)])).toBe(200);
  });

  it('lets no gap reach from one article into the next', () => {
    const tagged: Tagged[] = [['X', unit(0, 60)]];
    const { expected } = disagreement(
      taggedMaterial([article(tagged, tagged), article(tagged, tagged)]),
      'X',
    );
    // Gaps of 40 have no room for a unit of 60: only the other three units can lie upon one.
    const uponUnits = (4 * 3 * (2 * 60 ** 3 - 3 * 60 ** 2 + 60)) / 3;
    expect(expected).toBeCloseTo(((2 / 200) * uponUnits) / (400 * 399 - 4 * 60 * 59), 12);
  });

  it('leaves out an article on which only one annotator worked', async () => {
    const both = article([['X', unit(0, 10)]], [['X', unit(5, 10)]]);
    const alone = article([['X', unit(50, 10)]]);
    expect(await alpha(taggedMaterial([both, alone]))).toEqual(await alpha(taggedMaterial([both])));
  });

  it('measures two annotators of 100,000 spans each within the time of a test', () => {
    const units = (from: number): Fragment[] =>
      Array.from({ length: 100_000 }, (_, at) => unit(20 * at + from, 5 + (at % 7)));
    const { observed, expected } = disagreement(twoAnnotators(2_000_000, units(0), units(1)), 'X');
    // Every unit is one off at both ends.
    expect(observed).toBeCloseTo((2 * 100_000) / 2_000_000 ** 2, 12);
    expect(expected).toBeGreaterThan(observed);
  });
});
