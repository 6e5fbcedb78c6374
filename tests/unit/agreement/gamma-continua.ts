/** Continua written as short as they can be read, and what gamma makes of them. */
import { bestAlignment, type Alignment } from '../../../shared/agreement/gamma-alignment.ts';
import { byStart, type Continuum, type Unit } from '../../../shared/agreement/gamma-continuum.ts';
import type { Dissimilarity } from '../../../shared/agreement/gamma-dissimilarity.ts';
import { highsSolver } from '../../../shared/agreement/gamma-highs.ts';
import { gammaOf, type Gamma } from '../../../shared/agreement/gamma-value.ts';
import { seededRandom } from '../../../shared/agreement/random.ts';

export type Row = readonly [start: number, end: number, category: string];

export const unit = ([start, end, category]: Row): Unit => ({ start, end, category });

/** As both implementations have it, a continuum ends with its last unit. */
export function continuum(...annotators: readonly (readonly Row[])[]): Continuum {
  const units = annotators.map((rows) => rows.map(unit).sort(byStart));
  return { length: Math.max(...units.flat().map(({ end }) => end)), annotators: units };
}

export async function best(of: Continuum, dissimilarity: Dissimilarity): Promise<Alignment> {
  const alignment = await bestAlignment(of, dissimilarity, highsSolver);
  if (!alignment) throw new Error('Refused without a limit');
  return alignment;
}

export async function gammaWith(of: Continuum, dissimilarity: Dissimilarity): Promise<Gamma> {
  const gamma = await gammaOf([{ title: 'Example', ...of }], {
    dissimilarity,
    solver: highsSolver,
    random: seededRandom(2015),
    precision: 0.02,
    mostSamples: 1000,
    mostGroups: Infinity,
  });
  if (!gamma.ok) throw new Error(gamma.error.message);
  return gamma.value;
}

/** Annotations that pygamma-agreement tests itself with. */
export const LIZA: readonly Row[] = [
  [1, 5, 'Carol'],
  [6, 8, 'Bob'],
  [7, 20, 'Alice'],
  [12, 18, 'Carol'],
];
export const PIERROT: readonly Row[] = [
  [2, 6, 'Carol'],
  [7, 8, 'Bob'],
  [7, 19, 'Jeremy'],
  [8, 10, 'Alice'],
  [12, 18, 'Alice'],
];
export const HADRIEN: readonly Row[] = [
  [1, 6, 'Carol'],
  [7, 19, 'Jeremy'],
  [8, 10, 'Alice'],
  [19, 20, 'Alice'],
];

/** Of the categories in alphabetical order: Alice, Bob, Carol, Jeremy. */
export const matrix = (rows: readonly (readonly number[])[]) => (a: string, b: string) => {
  const at = (name: string): number => ['Alice', 'Bob', 'Carol', 'Jeremy'].indexOf(name);
  return rows[at(a)]?.[at(b)] ?? Number.NaN;
};
