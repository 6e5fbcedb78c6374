/** Every measure that is shown and exported, in this order. */
import type { Measure } from './measure.ts';
import { spanF1Exact, spanF1Overlap, spanF1Tolerance } from './span-f1.ts';

export const MEASURES: readonly Measure[] = [spanF1Exact, spanF1Overlap, spanF1Tolerance];

export const findMeasure = (id: string): Measure | undefined =>
  MEASURES.find((measure) => measure.id === id);
