/** Every measure that is shown and exported, in this order. */
import type { Measure } from './measure.ts';

export const MEASURES: readonly Measure[] = [];

export const findMeasure = (id: string): Measure | undefined =>
  MEASURES.find((measure) => measure.id === id);
