/**
 * What gamma is computed on: one text, and the units that each annotator put on it
 * (Mathet, Widlöcher & Métivier 2015, section 4.1).
 */
import { spanEnd, spanStart } from '../model/span.ts';
import type { MaterialArticle } from './material.ts';

export interface Unit {
  /** As long as `end - start`, which is more than 0; UTF-16 code units of the article's text. */
  readonly start: number;
  readonly end: number;
  /** Label id. */
  readonly category: string;
}

export interface Continuum {
  /** Units stand in [0, length]; those of a shuffled continuum may reach beyond its end. */
  readonly length: number;
  /** One list an annotator, by start; an annotator without a single unit is one all the same. */
  readonly annotators: readonly (readonly Unit[])[];
}

export const byStart = (a: Unit, b: Unit): number => a.start - b.start || a.end - b.end;

export const unitCount = (continuum: Continuum): number =>
  continuum.annotators.reduce((sum, units) => sum + units.length, 0);

/** What a disorder is divided by: x̄ of section 4.3, not rounded. */
export const meanUnits = (continuum: Continuum): number =>
  unitCount(continuum) / continuum.annotators.length;

/** A discontinuous span is the unit from its first start to its last end: gamma knows no gaps. */
export function continuumOf(article: MaterialArticle): Continuum {
  const annotators = [...article.work.values()].map(({ spans }) =>
    spans
      .map((span) => ({ start: spanStart(span), end: spanEnd(span), category: span.label }))
      .sort(byStart),
  );
  return { length: article.text.length, annotators };
}
