/**
 * The best alignment: Mathet, Widlöcher & Métivier 2015, sections 4.3 and 5.1. Every unit is in
 * exactly one unitary alignment, alone or with units of other annotators; the disorder of the whole
 * is the sum of theirs over the mean number of units an annotator has, and it is the least there is.
 */
import { candidatesOf } from './gamma-candidates.ts';
import { meanUnits, type Continuum, type Unit } from './gamma-continuum.ts';
import type { Dissimilarity } from './gamma-dissimilarity.ts';
import type { GammaSolver } from './gamma-solver.ts';

/** One slot an annotator; null where they have no unit that corresponds. */
export type UnitaryAlignment = readonly (Unit | null)[];

export interface Alignment {
  readonly unitary: readonly UnitaryAlignment[];
  readonly disorder: number;
}

export function unitaryDisorder(
  { deltaEmpty, between }: Dissimilarity,
  alignment: UnitaryAlignment,
): number {
  let sum = 0;
  alignment.forEach((unit, index) => {
    for (const other of alignment.slice(0, index))
      sum += unit && other ? between(unit, other) : deltaEmpty;
  });
  return sum / ((alignment.length * (alignment.length - 1)) / 2);
}

/** Of any alignment of a continuum that has a unit, best or not. */
export function alignmentDisorder(
  dissimilarity: Dissimilarity,
  continuum: Continuum,
  unitary: readonly UnitaryAlignment[],
): number {
  const sum = unitary.reduce((total, each) => total + unitaryDisorder(dissimilarity, each), 0);
  return sum / meanUnits(continuum);
}

/** Every unit of `units` that no group holds stands alone. */
function unitaryAlignments(
  continuum: Continuum,
  groups: readonly (readonly number[])[],
): readonly UnitaryAlignment[] {
  const units = continuum.annotators.flatMap((own, by) => own.map((unit) => ({ unit, by })));
  const aligned = new Set(groups.flat());
  const alone = units.flatMap((_, id) => (aligned.has(id) ? [] : [[id]]));
  return [...groups, ...alone].map((ids) => {
    const slots: (Unit | null)[] = continuum.annotators.map(() => null);
    for (const id of ids) {
      const numbered = units[id];
      if (numbered) slots[numbered.by] = numbered.unit;
    }
    return slots;
  });
}

/** Of a continuum of at least two annotators and one unit. Null where it has more than `limit` groups. */
export async function bestAlignment(
  continuum: Continuum,
  dissimilarity: Dissimilarity,
  solver: GammaSolver,
  limit = Infinity,
): Promise<Alignment | null> {
  const candidates = candidatesOf(continuum, dissimilarity, limit);
  if (!candidates) return null;
  const chosen = await solver(candidates);
  const unitary = unitaryAlignments(
    continuum,
    chosen.map(({ units }) => units),
  );
  return { unitary, disorder: alignmentDisorder(dissimilarity, continuum, unitary) };
}
