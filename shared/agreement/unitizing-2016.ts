/**
 * Krippendorff's alpha for unitizing, in the version of 2016: uα of K. Krippendorff, Y. Mathet,
 * S. Bouvry and A. Widlöcher, "On the reliability of unitizing textual continua: Further
 * developments", Quality & Quantity 50 (2016), 2347-2364; also in Content Analysis, 4th edition
 * (2019), section 12.6.3.
 *
 * It mends what that of 2004 (`unitizing.ts`) does with more than two annotators. It is not the
 * one to go by here, because it takes each annotator's work for a partition of the text: it is
 * undefined where their spans of different labels overlap, and blind to cuts, since it asks only
 * which label, or none, each piece of text has.
 *
 * Several articles, and different annotators on them, are treated as in the version of 2004.
 */
import type { Fragment } from '../model/anchor.ts';
import { additiveMeasure } from './additive.ts';
import type { MaterialArticle } from './material.ts';
import { figure, undefinedFigure, type Figure } from './measure.ts';
import { unitize, whyNoUnits, type Units } from './unitizing-continuum.ts';

export const unitizingAlpha2016 = additiveMeasure(
  {
    id: 'unitizing_alpha_2016',
    name: 'Alpha for unitizing (2016)',
    definition:
      'Krippendorff’s alpha for unitizing in the version of 2016 (uα, nominal; Krippendorff, ' +
      'Mathet, Bouvry and Widlöcher, Quality & Quantity 50): 1 minus observed by expected ' +
      'disagreement, where disagreement is the length of text to which two annotators give ' +
      'different labels, or only one gives any. Articles form one continuum; lengths are UTF-16 ' +
      'code units. Every fragment of a span is a unit. Overlapping fragments of one annotator and ' +
      'label are joined to one unit. Details tell how many units there are, and how many fragments ' +
      'were joined to others (“joined”). Undefined where spans of one annotator overlap with ' +
      'different labels.',
    caution:
      'Text that nobody tagged counts as agreement, and so does one long span against several that ' +
      'touch and have the same label.',
  },
  {
    frame: ({ labels }): readonly string[] => labels,
    sumsOf,
    figureOf,
  },
);

/** Places of the sums of an article; the lengths of the labels' units follow. */
const [ARTICLES, UNITS, JOINED, OVERLAPS, READ, AGREED, SQUARES, LENGTHS] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const;

function sumsOf(article: MaterialArticle, labels: readonly string[]): Float64Array {
  const { length, annotators, joined } = unitize(article);
  const sums = new Float64Array(LENGTHS + labels.length);
  if (annotators.length === 0) return sums;
  const all = annotators.map(unitsOf);
  sums[ARTICLES] = 1;
  sums[UNITS] = all.reduce((sum, units) => sum + units.length, 0);
  sums[JOINED] = joined;
  sums[OVERLAPS] = all.reduce((sum, units) => sum + overlapsIn(units), 0);
  sums[READ] = length * annotators.length;
  sums[AGREED] = agreedLength(length, annotators, all);
  sums[SQUARES] = all.flat().reduce((sum, { start, end }) => sum + (end - start) ** 2, 0);
  for (const [at, label] of labels.entries()) {
    sums[LENGTHS + at] = annotators.reduce(
      (sum, units) => sum + lengthIn(units.get(label) ?? []),
      0,
    );
  }
  return sums;
}

function figureOf(sums: Float64Array): Figure {
  const of = (at: number): number => sums[at] ?? 0;
  const whyNot = whyNoUnits(of(ARTICLES), of(UNITS));
  if (whyNot !== null) return undefinedFigure(whyNot);
  const details = { units: of(UNITS), joined: of(JOINED) };
  if (of(OVERLAPS) > 0) {
    return undefinedFigure(
      'Spans of one annotator overlap with different labels, which this version does not know.',
      { ...details, overlapping: of(OVERLAPS) },
    );
  }
  const lengths = sums.subarray(LENGTHS);
  const gaps = lengths.reduce((rest, length) => rest - length, of(READ));
  // A value's expected coincidences with itself are mL (l² - s) / ((mL)² - S), with l its length,
  // s the squares of its units' lengths (the length itself, for gaps) and S all s together: in what
  // all of them leave of mL, only one S remains.
  const alike = lengths.reduce((sum, length) => sum + length ** 2, gaps ** 2);
  const expected = (of(READ) * (of(READ) ** 2 - alike)) / (of(READ) ** 2 - of(SQUARES) - gaps);
  return expected === 0
    ? undefinedFigure('All of the text has one label for everyone, so none could differ.', details)
    : figure(1 - (of(READ) - of(AGREED)) / expected, details);
}

/**
 * To how much text two annotators give the same label, or none: in UTF-16 code units, over all
 * ordered pairs, by their number less one.
 *
 * @param all of each annotator, all units
 */
function agreedLength(
  length: number,
  annotators: readonly Units[],
  all: readonly (readonly Fragment[])[],
): number {
  let agreed = 0;
  for (const [i, first] of annotators.entries()) {
    for (let j = i + 1; j < annotators.length; j += 1) {
      const [ofFirst, ofSecond] = [all[i] ?? [], all[j] ?? []];
      agreed += length - lengthIn(ofFirst) - lengthIn(ofSecond) + sharedLength(ofFirst, ofSecond);
      for (const [label, units] of first) {
        agreed += sharedLength(units, annotators[j]?.get(label) ?? []);
      }
    }
  }
  return (2 * agreed) / (annotators.length - 1);
}

/** Both ascending and free of overlaps. */
function sharedLength(first: readonly Fragment[], second: readonly Fragment[]): number {
  let shared = 0;
  let [i, j] = [0, 0];
  let [a, b] = [first[0], second[0]];
  while (a !== undefined && b !== undefined) {
    shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
    if (a.end <= b.end) a = first[(i += 1)];
    else b = second[(j += 1)];
  }
  return shared;
}

/** Of all labels, in the order they start. */
const unitsOf = (units: Units): readonly Fragment[] =>
  [...units.values()].flat().sort((a, b) => a.start - b.start);

const lengthIn = (units: readonly Fragment[]): number =>
  units.reduce((sum, { start, end }) => sum + end - start, 0);

/** How many units start before one that starts earlier has ended. */
function overlapsIn(units: readonly Fragment[]): number {
  let overlaps = 0;
  let covered = 0;
  for (const { start, end } of units) {
    if (start < covered) overlaps += 1;
    covered = Math.max(covered, end);
  }
  return overlaps;
}
