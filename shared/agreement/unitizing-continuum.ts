/**
 * Material as unitizing measures see it: every article a continuum, on which each annotator cut
 * out units of each label.
 */
import type { Fragment } from '../model/anchor.ts';
import type { Span } from '../model/span.ts';
import type { MaterialArticle } from './material.ts';

/** By label id: one annotator's units of it in one article, ascending and free of overlaps. */
export type Units = ReadonlyMap<string, readonly Fragment[]>;

/** One article. Everything counts UTF-16 code units of its text. */
export interface Continuum {
  readonly length: number;
  /** One entry for each of the annotators who worked on it, two or more. */
  readonly annotators: readonly Units[];
  /** How many fragments are no unit of their own: they overlap one of their annotator and label. */
  readonly joined: number;
}

/** What an article comes to on which fewer than two annotators worked. */
const NOTHING: Continuum = { length: 0, annotators: [], joined: 0 };

/**
 * Every fragment of every span is a unit: a discontinuous span is as many units as it has
 * fragments. Units must not overlap others of their annotator and label, so those that do become
 * one unit over all of them, and `joined` counts what was lost by that. Units that only touch stay
 * apart: where one ends and the next begins is what is measured.
 */
export function unitize({ text, work }: MaterialArticle): Continuum {
  if (work.size < 2) return NOTHING;
  let joined = 0;
  const annotators = [...work.values()].map(({ spans }) => {
    const units = new Map<string, readonly Fragment[]>();
    for (const [label, fragments] of fragmentsByLabel(spans)) {
      const apart = joinOverlapping(fragments);
      joined += fragments.length - apart.length;
      units.set(label, apart);
    }
    return units;
  });
  return { length: text.length, annotators, joined };
}

/**
 * Why nothing can be measured, a sentence; null where something can.
 *
 * @param articles how many two or more annotators worked on
 * @param units how many they have
 */
export function whyNoUnits(articles: number, units: number): string | null {
  if (articles === 0) return 'There is no article on which two of the annotators worked.';
  return units === 0 ? 'None of these annotators tagged anything with these labels.' : null;
}

function fragmentsByLabel(spans: readonly Span[]): Map<string, Fragment[]> {
  const byLabel = new Map<string, Fragment[]>();
  for (const { label, fragments } of spans) {
    const known = byLabel.get(label);
    if (known === undefined) {
      byLabel.set(label, [...fragments]);
    } else {
      known.push(...fragments);
    }
  }
  return byLabel;
}

function joinOverlapping(fragments: readonly Fragment[]): readonly Fragment[] {
  const apart: Fragment[] = [];
  for (const fragment of fragments.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last !== undefined && fragment.start < last.end) {
      apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, fragment.end) };
    } else {
      apart.push(fragment);
    }
  }
  return apart;
}
