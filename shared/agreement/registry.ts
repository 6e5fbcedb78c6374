/** Every measure that is shown and exported, in this order. */
import { attributeAlpha, attributeKappa } from './attribute-measures.ts';
import { gamma } from './gamma.ts';
import type { Measure } from './measure.ts';
import { relationF1 } from './relation-f1.ts';
import { spanF1Exact, spanF1Overlap, spanF1Tolerance } from './span-f1.ts';
import {
  charAlphaNominal,
  cohenKappaToken,
  fleissKappaToken,
  tokenAlphaNominal,
} from './unit-measures.ts';
import { unitizingAlpha2016 } from './unitizing-2016.ts';
import { unitizingAlpha } from './unitizing.ts';

export const MEASURES: readonly Measure[] = [
  spanF1Exact,
  spanF1Overlap,
  spanF1Tolerance,
  tokenAlphaNominal,
  charAlphaNominal,
  unitizingAlpha,
  unitizingAlpha2016,
  cohenKappaToken,
  fleissKappaToken,
  gamma,
  attributeAlpha,
  attributeKappa,
  relationF1,
];

export const findMeasure = (id: string): Measure | undefined =>
  MEASURES.find((measure) => measure.id === id);
