/** Which units of other annotators stand near enough to a unit to be aligned with it. */
import type { Unit } from './gamma-continuum.ts';

/** A unit and its number, counted through all annotators. */
export interface NumberedUnit extends Unit {
  readonly id: number;
  /** Index of the annotator. */
  readonly by: number;
}

/** Units of one annotator that are about equally long, by start. */
interface Shelf {
  readonly longest: number;
  readonly units: readonly NumberedUnit[];
}

/** One shelf a power of two: one long unit does not widen the window for all the short ones. */
function shelve(units: readonly NumberedUnit[]): readonly Shelf[] {
  const shelves = new Map<number, NumberedUnit[]>();
  for (const unit of units) {
    const octave = Math.floor(Math.log2(unit.end - unit.start));
    const shelf = shelves.get(octave);
    if (shelf) shelf.push(unit);
    else shelves.set(octave, [unit]);
  }
  return [...shelves].map(([octave, shelved]) => ({ longest: 2 ** (octave + 1), units: shelved }));
}

/** The first unit that starts at `offset` or after it. */
function firstFrom(units: readonly NumberedUnit[], offset: number): number {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * For every unit, by number, the units of later annotators whose starts and ends are together less
 * than `reach` times their lengths apart; ascending by number. `annotators`' units are by start.
 */
export function neighbours(
  annotators: readonly (readonly NumberedUnit[])[],
  reach: number,
): readonly (readonly NumberedUnit[])[] {
  const shelves = annotators.map(shelve);
  return annotators.flatMap((units, annotator) => {
    const later = shelves.slice(annotator + 1).flat();
    return units.map((unit) => {
      const length = unit.end - unit.start;
      const near: NumberedUnit[] = [];
      for (const { longest, units: shelved } of later) {
        const far = reach * (length + longest);
        for (let at = firstFrom(shelved, unit.start - far); at < shelved.length; at += 1) {
          const other = shelved[at];
          if (!other || other.start - unit.start > far) break;
          const apart = Math.abs(other.start - unit.start) + Math.abs(other.end - unit.end);
          if (apart < reach * (length + other.end - other.start)) near.push(other);
        }
      }
      return near.sort((a, b) => a.id - b.id);
    });
  });
}
