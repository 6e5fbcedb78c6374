/**
 * Which span of one annotator is which span of another, on one article: one to one.
 *
 * - `exact`: same label, same fragments.
 * - `tolerance`: same label, as many fragments, each start and each end off by at most
 *   `TOLERANCE` code units, and at least one code unit in common.
 * - `overlap`: same label, at least one code unit in common.
 * - `any-label`: as `overlap` first; then what is left, whatever its label.
 *
 * Where one span could be several, the closest pair is taken first (`compareOverlaps`): the
 * result is the same in every run and does not depend on which annotator is called `a`.
 */
import type { Span } from '../model/span.ts';
import { compareOverlaps, overlapOf, type Overlap } from './span-overlap.ts';
import { overlapsOf } from './span-sweep.ts';

export type MatchRule = 'exact' | 'tolerance' | 'overlap' | 'any-label';

/**
 * UTF-16 code units. What annotators slip by without disagreeing is punctuation: a full stop, a
 * closing quotation mark and a space after it are three. A word with its space is rarely that short.
 */
export const TOLERANCE = 3;

export interface Matching {
  /** Closest first. */
  readonly pairs: readonly Overlap[];
  /** In reading order. */
  readonly onlyA: readonly Span[];
  readonly onlyB: readonly Span[];
}

const placeOf = ({ label, fragments }: Span): string =>
  `${fragments.map(({ start, end }) => `${start}-${end}`).join(' ')} ${label}`;

const byId = (a: Span, b: Span): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function byPlace(spans: readonly Span[]): Map<string, Span[]> {
  const places = new Map<string, Span[]>();
  for (const span of spans) {
    const place = placeOf(span);
    const there = places.get(place);
    if (there) there.push(span);
    else places.set(place, [span]);
  }
  for (const there of places.values()) there.sort(byId);
  return places;
}

/** Pairs of the same place and label; of several on one side, by id. */
function exactPairs(a: readonly Span[], b: readonly Span[]): Overlap[] {
  const placesOfB = byPlace(b);
  return [...byPlace(a)].flatMap(([place, there]) => {
    const others = placesOfB.get(place) ?? [];
    return there.flatMap((span, at) => {
      const other = others[at];
      return (other && overlapOf(span, other)) ?? [];
    });
  });
}

function isNear({ a, b }: Overlap): boolean {
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= TOLERANCE;
  return (
    a.fragments.length === b.fragments.length &&
    a.fragments.every(({ start, end }, at) => {
      const other = b.fragments[at];
      return other !== undefined && near(start, other.start) && near(end, other.end);
    })
  );
}

const sameLabel = ({ a, b }: Overlap): boolean => a.label === b.label;

/**
 * @param a spans of one annotator on one article, in reading order
 * @param b of the other one
 */
export function matchSpans(a: readonly Span[], b: readonly Span[], rule: MatchRule): Matching {
  const taken = new Set<Span>();
  const pairs: Overlap[] = [];
  const take = (candidates: readonly Overlap[]): void => {
    for (const pair of candidates) {
      if (taken.has(pair.a) || taken.has(pair.b)) continue;
      taken.add(pair.a).add(pair.b);
      pairs.push(pair);
    }
  };
  const isFree = (span: Span): boolean => !taken.has(span);

  if (rule === 'exact') take(exactPairs(a, b));
  else {
    const candidates = overlapsOf(a, b);
    const sameLabelled = candidates.filter(sameLabel);
    const near = rule === 'tolerance' ? sameLabelled.filter(isNear) : sameLabelled;
    take(near.sort(compareOverlaps));
    if (rule === 'any-label')
      take(candidates.filter((pair) => isFree(pair.a) && isFree(pair.b)).sort(compareOverlaps));
  }
  return { pairs: pairs.sort(compareOverlaps), onlyA: a.filter(isFree), onlyB: b.filter(isFree) };
}
