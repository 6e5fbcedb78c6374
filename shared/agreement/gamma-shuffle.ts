/**
 * Continua as chance would make them: Mathet, Widlöcher & Métivier 2015, section 5.2.1. Annotations
 * of real annotators are kept whole and shifted around the text, what goes over its end coming back
 * at its start, so that lengths, numbers and labels stay true and only the places are by chance.
 *
 * The article keeps two shifts at least the mean length of a unit apart, lest copies of one annotator
 * fall onto each other; the authors' own program, and after it `ShuffleContinuumSampler` of
 * pygamma-agreement, keep half of that, and draw the annotator to be shifted for each place anew. We
 * do as they do.
 */
import { byStart, unitCount, type Continuum, type Unit } from './gamma-continuum.ts';

type Random = () => number;

/** Where a shift may fall, left to right. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** [0, length] without what is less than `distance` from one of `taken`. */
function freeStretches(
  length: number,
  taken: readonly number[],
  distance: number,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (const shift of [...taken].sort((a, b) => a - b)) {
    if (shift - distance > from) stretches.push({ from, to: shift - distance });
    from = Math.max(from, shift + distance);
  }
  if (length > from) stretches.push({ from, to: length });
  return stretches;
}

/** Uniform over what is free; over the whole text where nothing is. An offset is a whole number. */
function shiftFrom(
  length: number,
  taken: readonly number[],
  distance: number,
  random: Random,
): number {
  const free = freeStretches(length, taken, distance);
  const stretches = free.length > 0 ? free : [{ from: 0, to: length }];
  let left = random() * stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  for (const { from, to } of stretches) {
    if (left < to - from) return Math.floor(from + left);
    left -= to - from;
  }
  return 0;
}

/** A unit is never cut: one that reaches over the end stays there whole. */
function shifted(units: readonly Unit[], shift: number, length: number): readonly Unit[] {
  return units
    .map((unit) => {
      const by = unit.start + shift > length ? shift - length : shift;
      return { ...unit, start: unit.start + by, end: unit.end + by };
    })
    .sort(byStart);
}

/** Of a continuum that has a unit; the result has as many annotators, and a unit too. */
export function shuffled(continuum: Continuum, random: Random): Continuum {
  const { length, annotators } = continuum;
  const lengths = annotators.flat().reduce((sum, { start, end }) => sum + end - start, 0);
  const distance = lengths / unitCount(continuum) / 2;
  for (;;) {
    const taken: number[] = [];
    const drawn = annotators.map(() => {
      const shift = shiftFrom(length, taken, distance, random);
      taken.push(shift);
      const source = annotators[Math.floor(random() * annotators.length)] ?? [];
      return shifted(source, shift, length);
    });
    if (drawn.some((units) => units.length > 0)) return { length, annotators: drawn };
  }
}
