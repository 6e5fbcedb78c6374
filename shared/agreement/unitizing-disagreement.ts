/**
 * Observed and expected disagreement of units, label by label, as Krippendorff defines them for
 * his alpha for unitizing in Content Analysis, 2nd edition (2004); in n log n.
 *
 * The definition knows one continuum of length L that all m annotators unitize. Here that is all
 * articles in a row: lengths add up, and neither units nor gaps reach from one article into the
 * next. So chance is what it is for token and character alpha, too: a unit could have been put
 * into any of the articles. Where articles have different annotators, mL is the length all of them
 * read together, and the pairs of an article weigh 1 / (its annotators - 1), as they do in his
 * alpha for coding with missing values (2011). With the same annotators everywhere and one
 * article, this is the definition to the letter.
 */
import type { Fragment } from '../model/anchor.ts';
import {
  labelsOf,
  lengthOf,
  lengthRead,
  type Continuum,
  type Units,
} from './unitizing-continuum.ts';

/** D_o and D_e of the definition: squared lengths, as shares of the squared continuum. */
export interface Disagreement {
  readonly observed: number;
  readonly expected: number;
}

/** By label id: the labels of which there is at least one unit. */
export function unitizingDisagreement(
  continua: readonly Continuum[],
): ReadonlyMap<string, Disagreement> {
  const untouched = placesIn(
    continua.flatMap(({ length, annotators }) => annotators.map(() => length)),
  );
  return new Map(
    [...labelsOf(continua)].map((label) => [
      label,
      {
        observed: observedDisagreement(continua, label),
        expected: expectedDisagreement(continua, label, untouched),
      },
    ]),
  );
}

/**
 * What two annotators' units of one label in one article differ by: for every two that intersect,
 * the squares of how far apart they start and end; for every unit within a gap of the other
 * annotator, the square of its length. Both lists ascending and free of overlaps.
 */
export function pairDisagreement(first: readonly Fragment[], second: readonly Fragment[]): number {
  // A unit that intersects none of the other annotator's lies within one of their gaps.
  let sum = squaredLengths(first) + squaredLengths(second);
  let [i, j] = [0, 0];
  let [a, b] = [first[0], second[0]];
  let [metA, metB] = [false, false];
  while (a !== undefined && b !== undefined) {
    if (a.start < b.end && b.start < a.end) {
      sum += (a.start - b.start) ** 2 + (a.end - b.end) ** 2;
      sum -= (metA ? 0 : squaredLength(a)) + (metB ? 0 : squaredLength(b));
      [metA, metB] = [true, true];
    }
    if (a.end <= b.end) {
      i += 1;
      [a, metA] = [first[i], false];
    } else {
      j += 1;
      [b, metB] = [second[j], false];
    }
  }
  return sum;
}

/** D_o: the mean over all ordered pairs of annotators. */
function observedDisagreement(continua: readonly Continuum[], label: string): number {
  let sum = 0;
  for (const { annotators } of continua) {
    const lists = unitsOf(annotators, label);
    let pairs = 0;
    for (const [index, first] of lists.entries()) {
      // For whoever did not use the label here, all of it is in one gap.
      pairs += squaredLengths(first) * (annotators.length - lists.length);
      for (const second of lists.slice(index + 1)) {
        pairs += pairDisagreement(first, second);
      }
    }
    sum += (2 * pairs) / (annotators.length - 1);
  }
  return sum / (lengthRead(continua) * lengthOf(continua));
}

/**
 * D_e: the mean over all ways in which any two units, and any unit and any gap, of any annotators
 * could have come to lie upon each other.
 *
 * @param untouched the places in a gap as long as the article, one for each annotator of each
 */
function expectedDisagreement(
  continua: readonly Continuum[],
  label: string,
  untouched: PlacesOf,
): number {
  /** How many units there are of which length. */
  const lengths = new Map<number, number>();
  let units = 0;
  const gaps: number[] = [];
  const touched: number[] = [];
  for (const { length, annotators } of continua) {
    for (const list of unitsOf(annotators, label)) {
      touched.push(length);
      let gapStart = 0;
      for (const { start, end } of list) {
        lengths.set(end - start, (lengths.get(end - start) ?? 0) + 1);
        gaps.push(start - gapStart);
        gapStart = end;
      }
      gaps.push(length - gapStart);
      units += list.length;
    }
  }
  const places = placesIn(gaps);
  const placesTouched = placesIn(touched);
  let sum = 0;
  let withinUnits = 0;
  for (const [l, times] of lengths) {
    const inUnits = ((units - 1) * (2 * l ** 3 - 3 * l ** 2 + l)) / 3;
    const inGaps = l ** 2 * (places(l) + untouched(l) - placesTouched(l));
    sum += times * (inUnits + inGaps);
    withinUnits += times * l * (l - 1);
  }
  const read = lengthRead(continua);
  return ((2 / lengthOf(continua)) * sum) / (read * (read - 1) - withinUnits);
}

/** Where a unit of length `l` finds room: the sum of `gap - l + 1` over all gaps not shorter. */
type PlacesOf = (l: number) => number;

function placesIn(gaps: readonly number[]): PlacesOf {
  const ascending = new Float64Array(gaps).sort();
  /** At `i`: the gaps from `i` on together. */
  const together = new Float64Array(ascending.length + 1);
  for (let i = ascending.length - 1; i >= 0; i -= 1) {
    together[i] = (together[i + 1] ?? 0) + (ascending[i] ?? 0);
  }
  return (l) => {
    let [low, high] = [0, ascending.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ascending[middle] ?? 0) < l) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return (together[low] ?? 0) - (ascending.length - low) * (l - 1);
  };
}

/** The lists of those annotators who used the label. */
const unitsOf = (annotators: readonly Units[], label: string): readonly (readonly Fragment[])[] =>
  annotators.map((units) => units.get(label)).filter((list) => list !== undefined);

const squaredLength = ({ start, end }: Fragment): number => (end - start) ** 2;
const squaredLengths = (units: readonly Fragment[]): number =>
  units.reduce((sum, unit) => sum + squaredLength(unit), 0);
