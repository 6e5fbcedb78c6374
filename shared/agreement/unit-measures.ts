/** Agreement on what every token, or every character, is: alpha and kappas of nominal data. */
import { additiveMeasure } from './additive.ts';
import { addUnits, alphaOfSums, alphaSums } from './alpha-nominal.ts';
import { addJudgement, kappaOfSums, kappaSums } from './cohen-kappa.ts';
import { addRatings, fleissOfSums, fleissSums } from './fleiss-kappa.ts';
import { characterUnits, tokenUnits, type LabelledUnits } from './labelled-units.ts';
import type { Material } from './material.ts';
import { undefinedFigure, type Figure, type Measure } from './measure.ts';
import { meanOfFigures, pairsOf, type Pair } from './pairs.ts';

interface Frame {
  readonly annotators: readonly string[];
  readonly pairs: readonly Pair[];
  readonly categoryOf: ReadonlyMap<string, number>;
  /** The labels and `none`. */
  readonly categories: number;
}

const frameOf = ({ annotators, labels }: Material): Frame => ({
  annotators,
  pairs: pairsOf(annotators),
  categoryOf: new Map(labels.map((label, at) => [label, at])),
  categories: labels.length + 1,
});

const OVERLAPS =
  'Each has one label or “none”; where spans overlap, the shortest one decides (the innermost), of ' +
  'two as short the label that stands first in the codebook; details tell for how many ' +
  '(“overlapping”).';

const TOKENS =
  'Tokens are what Intl.Segmenter (Unicode UAX #29) cuts by the article’s language, punctuation ' +
  'too, white space not; a token belongs to every span that covers a part of it.';

const NONE_RULES =
  'Most text is “none” to everybody: where little is tagged, a high share of equal units says ' +
  'little, and one label that is rare hardly moves the figure. Long spans weigh more than short ones.';

/** Calls `visit` with how many annotators gave each category; equal judgements come together. */
function countUnits(
  { categories, weights }: LabelledUnits,
  count: number,
  visit: (counts: Float64Array, weight: number) => void,
): void {
  const [first] = categories;
  if (!first) return;
  const unanimous = new Float64Array(count);
  const counts = new Float64Array(count);
  for (const [unit, weight] of weights.entries()) {
    const category = first[unit] ?? 0;
    if (categories.every((own) => own[unit] === category)) {
      unanimous[category] = (unanimous[category] ?? 0) + weight;
      continue;
    }
    counts.fill(0);
    for (const own of categories) counts[own[unit] ?? 0] = (counts[own[unit] ?? 0] ?? 0) + 1;
    visit(counts, weight);
  }
  for (const [category, weight] of unanimous.entries()) {
    if (weight === 0) continue;
    counts.fill(0);
    counts[category] = categories.length;
    visit(counts, weight);
  }
}

/** After the sums of the coefficient: how many units there were, and how many had overlaps. */
const TOTALS = 2;

const joined = (sums: Float64Array, ...totals: readonly number[]): Float64Array =>
  Float64Array.of(...sums, ...totals);

const withTotals = (result: Figure, name: string, totals: Float64Array): Figure => {
  const [total = 0, overlapping = 0] = totals;
  return { ...result, details: { ...result.details, [name]: total, overlapping } };
};

const unitAlpha = (
  described: Pick<Measure, 'id' | 'name' | 'definition' | 'caution'>,
  unitsOf: typeof tokenUnits,
  totalName: string,
): Measure =>
  additiveMeasure(described, {
    frame: frameOf,
    sumsOf: (article, { categoryOf, categories }) => {
      const units = unitsOf(article, categoryOf);
      const sums = alphaSums(categories);
      countUnits(units, categories, (counts, weight) => addUnits(sums, counts, weight));
      return joined(sums, units.total, units.overlapping);
    },
    figureOf: (sums) =>
      withTotals(alphaOfSums(sums.subarray(0, -TOTALS)), totalName, sums.subarray(-TOTALS)),
  });

export const tokenAlphaNominal = unitAlpha(
  {
    id: 'token_alpha_nominal',
    name: 'Alpha of tokens',
    definition:
      'Krippendorff’s alpha for nominal data (Krippendorff 2011) over the tokens of all articles; ' +
      `any number of annotators, those who did not work on an article are missing values. ${TOKENS} ${OVERLAPS}`,
    caution: NONE_RULES,
  },
  tokenUnits,
  'tokens',
);

export const charAlphaNominal = unitAlpha(
  {
    id: 'char_alpha_nominal',
    name: 'Alpha of characters',
    definition:
      'Krippendorff’s alpha for nominal data (Krippendorff 2011) over the characters of all ' +
      'articles (UTF-16 code units, white space included); any number of annotators, those who did ' +
      `not work on an article are missing values. ${OVERLAPS}`,
    caution: `${NONE_RULES} Long words weigh more than short ones.`,
  },
  characterUnits,
  'characters',
);

export const cohenKappaToken: Measure = additiveMeasure(
  {
    id: 'cohen_kappa_token',
    name: 'Cohen’s kappa of tokens',
    definition:
      'Cohen’s kappa (Cohen 1960) over the tokens of the articles on which both worked. Over more ' +
      `than two annotators: the mean of all pairs that have a value. ${TOKENS} ${OVERLAPS}`,
    caution:
      `${NONE_RULES} Kappa also rises where two annotators use a label unequally often ` +
      '(Krippendorff 2004, p. 246).',
  },
  {
    frame: frameOf,
    sumsOf: (article, { pairs, categoryOf, categories }) => {
      const units = tokenUnits(article, categoryOf);
      const size = kappaSums(categories).length + TOTALS;
      const sums = new Float64Array(pairs.length * size);
      for (const [at, [a, b]] of pairs.entries()) {
        const ofA = units.categories[units.annotators.indexOf(a)];
        const ofB = units.categories[units.annotators.indexOf(b)];
        if (!ofA || !ofB) continue;
        const own = sums.subarray(at * size, (at + 1) * size);
        const judgements = own.subarray(0, -TOTALS);
        for (const [unit, category] of ofA.entries())
          addJudgement(judgements, category, ofB[unit] ?? 0);
        own.set([units.total, units.overlapping], own.length - TOTALS);
      }
      return sums;
    },
    figureOf: (sums, { pairs }) => {
      const size = sums.length / Math.max(1, pairs.length);
      return meanOfFigures(
        pairs.map((_, at) => {
          const own = sums.subarray(at * size, (at + 1) * size);
          const kappa = kappaOfSums(own.subarray(0, -TOTALS));
          return withTotals(kappa, 'tokens', own.subarray(-TOTALS));
        }),
      );
    },
  },
);

export const fleissKappaToken: Measure = additiveMeasure(
  {
    id: 'fleiss_kappa_token',
    name: 'Fleiss’ kappa of tokens',
    definition:
      'Fleiss’ kappa (Fleiss 1971) over the tokens of the articles on which every one of the ' +
      `annotators worked; others are left out, details tell how many (“leftOut”). ${TOKENS} ${OVERLAPS}`,
    caution: `${NONE_RULES} Of two annotators it is Scott’s pi, not Cohen’s kappa.`,
  },
  {
    frame: frameOf,
    sumsOf: (article, { annotators, categoryOf, categories }) => {
      const sums = fleissSums(categories);
      if (article.work.size < annotators.length) return joined(sums, 0, 0, 1);
      const units = tokenUnits(article, categoryOf);
      countUnits(units, categories, (counts, weight) => addRatings(sums, counts, weight));
      return joined(sums, units.total, units.overlapping, 0);
    },
    figureOf: (sums, { annotators }) => {
      const totals = sums.subarray(-TOTALS - 1);
      const leftOut = totals[TOTALS] ?? 0;
      const kappa =
        leftOut > 0 && totals[0] === 0
          ? undefinedFigure('Fleiss’ kappa needs an article on which every annotator worked.')
          : fleissOfSums(sums.subarray(0, -TOTALS - 1), annotators.length);
      const { details, ...rest } = withTotals(kappa, 'tokens', totals);
      return { ...rest, details: { ...details, leftOut } };
    },
  },
);
