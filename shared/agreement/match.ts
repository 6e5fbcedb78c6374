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
import { overlapsOf, type Candidate } from './span-sweep.ts';

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

/** Where the spans of each place stand; in reading order those of one place are by id. */
function byPlace(spans: readonly Span[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, span] of spans.entries()) {
    const place = placeOf(span);
    const there = places.get(place);
    if (there) there.push(at);
    else places.set(place, [at]);
  }
  return places;
}

/** Pairs of the same place and label; of several on one side, by id. */
function exactPairs(a: readonly Span[], b: readonly Span[]): Candidate[] {
  const placesOfB = byPlace(b);
  return [...byPlace(a)].flatMap(([place, there]) => {
    const others = placesOfB.get(place) ?? [];
    return there.flatMap((atA, rank): Candidate[] => {
      const atB = others[rank];
      const spanA = a[atA];
      const spanB = atB === undefined ? undefined : b[atB];
      if (atB === undefined || !spanA || !spanB) return [];
      const overlap = overlapOf(spanA, spanB);
      return overlap ? [{ ...overlap, atA, atB, sameLabel: true }] : [];
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

/**
 * @param a spans of one annotator on one article, in reading order
 * @param b of the other one
 */
export function matchSpans(a: readonly Span[], b: readonly Span[], rule: MatchRule): Matching {
  const takenA = new Uint8Array(a.length);
  const takenB = new Uint8Array(b.length);
  const pairs: Overlap[] = [];
  const isFree = ({ atA, atB }: Candidate): boolean => takenA[atA] === 0 && takenB[atB] === 0;
  const take = (candidates: readonly Candidate[]): void => {
    for (const pair of candidates) {
      if (!isFree(pair)) continue;
      takenA[pair.atA] = 1;
      takenB[pair.atB] = 1;
      pairs.push(pair);
    }
  };

  if (rule === 'exact') take(exactPairs(a, b));
  else {
    const candidates = overlapsOf(a, b, { anyLabel: rule === 'any-label' });
    const sameLabelled = candidates.filter(({ sameLabel }) => sameLabel);
    const near = rule === 'tolerance' ? sameLabelled.filter(isNear) : sameLabelled;
    take(near.sort(compareOverlaps));
    take(candidates.filter((pair) => !pair.sameLabel && isFree(pair)).sort(compareOverlaps));
  }
  return {
    pairs: pairs.sort(compareOverlaps),
    onlyA: a.filter((_, at) => takenA[at] === 0),
    onlyB: b.filter((_, at) => takenB[at] === 0),
  };
}
