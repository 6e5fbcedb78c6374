/**
 * What one annotator called what another called otherwise: spans matched by overlap, first those of
 * the same label, then what is left, whatever its label; what stays alone stands against `none`.
 */
import { matchSpans } from './match.ts';
import type { Material } from './material.ts';
import { pairsOf } from './pairs.ts';

/** Stands for “tagged by the other one only”. No label can have it: label ids are never empty. */
export const NONE = '';

export interface Confusion {
  /** Annotator ids: rows are what `a` said, columns what `b` said. */
  readonly a: string;
  readonly b: string;
  /** Label ids in the codebook's order, `NONE` last. */
  readonly labels: readonly string[];
  /** Spans, by row and column. Both none is nothing, so the last cell is always 0. */
  readonly counts: readonly (readonly number[])[];
}

/** Of the two annotators over all articles on which both worked. */
export function confusionOf(material: Material, a: string, b: string): Confusion {
  const labels = [...material.labels, NONE];
  const index = new Map(labels.map((label, at) => [label, at]));
  const counts = labels.map(() => labels.map(() => 0));
  const count = (ofA: string, ofB: string): void => {
    const row = counts[index.get(ofA) ?? -1];
    const column = index.get(ofB) ?? -1;
    if (row) row[column] = (row[column] ?? 0) + 1;
  };
  for (const { work } of material.articles) {
    const spansOfA = work.get(a)?.spans;
    const spansOfB = work.get(b)?.spans;
    if (!spansOfA || !spansOfB) continue;
    const { pairs, onlyA, onlyB } = matchSpans(spansOfA, spansOfB, 'any-label');
    for (const pair of pairs) count(pair.a.label, pair.b.label);
    for (const { label } of onlyA) count(label, NONE);
    for (const { label } of onlyB) count(NONE, label);
  }
  return { a, b, labels, counts };
}

/** One table for every two annotators. */
export const confusionsOf = (material: Material): readonly Confusion[] =>
  pairsOf(material.annotators).map(([a, b]) => confusionOf(material, a, b));
