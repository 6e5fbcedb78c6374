/** Every measure that is shown and exported, in this order. */
import type { Measure } from './measure.ts';

export const MEASURES: readonly Measure[] = [];
