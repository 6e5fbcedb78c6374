/**
 * What the offsets of a doccano export count. The file does not say. doccano's server stores and
 * exports the numbers it was given and never counts; its page (v-annotator 0.1.28) makes and draws
 * them as UTF-16 code units, or as grapheme clusters in a project that is set so; Python programs
 * that feed doccano count code points. Our own exports say it in `meta.offsets`. Elsewhere the unit
 * is taken in which most annotations begin and end where words do.
 */
import { fragmentsProblem } from '../../model/anchor.ts';
import { isUnit, UNITS } from './options.ts';
import type { RawText, OffsetUnit } from '../raw-text.ts';

export interface Places {
  readonly raw: RawText;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  /** `meta.offsets`. */
  readonly said: unknown;
}

export interface Counting {
  readonly unit: OffsetUnit;
  /** Annotations that would lie elsewhere in another unit that fits as well. */
  readonly doubtful: number;
}

const WORD = /[\p{L}\p{N}\p{M}]/u;
const WORD_BEFORE = /[\p{L}\p{N}\p{M}]$/u;
const SPACE = /^\s|\s$/u;

/** How many things are odd about an annotation from `start` to `end`. */
function oddness(text: string, start: number, end: number): number {
  if (fragmentsProblem(text, [{ start, end }]) !== null) return 100;
  const words = text.slice(start, end);
  const cuts = (at: number): boolean =>
    WORD_BEFORE.test(text.slice(Math.max(0, at - 2), at)) && WORD.test(text.charAt(at));
  return (cuts(start) ? 1 : 0) + (cuts(end) ? 1 : 0) + (SPACE.test(words) ? 1 : 0);
}

/** Where the range lies in each unit. */
const placesOf = (raw: RawText, { start, end }: { start: number; end: number }) =>
  UNITS.map(({ id }) => ({ unit: id, start: raw.toText(start, id), end: raw.toText(end, id) }));

/** One unit for all of it: an export comes from one project. */
export function countingOf(lines: readonly Places[]): Counting {
  const said = lines.map((line) => line.said).find(isUnit);
  if (said !== undefined) return { unit: said, doubtful: 0 };
  const odd = new Map<OffsetUnit, number>(UNITS.map(({ id }) => [id, 0]));
  const differing: (readonly { unit: OffsetUnit; start: number; end: number }[])[] = [];
  for (const { raw, ranges } of lines) {
    if (raw.isCountedAlike) continue;
    for (const range of ranges) {
      const places = placesOf(raw, range);
      for (const { unit, start, end } of places)
        odd.set(unit, (odd.get(unit) ?? 0) + oddness(raw.text, start, end));
      differing.push(places);
    }
  }
  const least = Math.min(...odd.values());
  const fitting = UNITS.map(({ id }) => id).filter((id) => odd.get(id) === least);
  const unit = fitting[0] ?? 'utf-16';
  const doubtful = differing.filter((places) => {
    const chosen = places.find((place) => place.unit === unit);
    return places.some(
      (place) =>
        fitting.includes(place.unit) && (place.start !== chosen?.start || place.end !== chosen.end),
    );
  }).length;
  return { unit, doubtful };
}
