/** Which of several places is meant, by what stands around them. */
import { contextAt, WIDTHS } from './context.ts';
import { MAX_PLACES, type Place } from './find.ts';
import type { Sought } from './sought.ts';

/** So much better must the surroundings of a place agree than those of any other. */
const MARGIN = 0.2;
/** Half of what stood on one side. */
export const MIN_CONTEXT = 0.25;

export interface Contest {
  readonly sought: Sought;
  readonly text: string;
  /** Places of the old text with the same words that are not the span: what it can be mistaken for. */
  readonly decoys: readonly Place[];
}

/**
 * The one of `places` whose surroundings agree clearly better than those of all others, and than the
 * span's own look-alikes in the old text did; null when there is none. Looks further around only as
 * long as that is not decided.
 */
export function decided(
  places: readonly Place[],
  { sought, text, decoys }: Contest,
  least: number,
): Place | null {
  if (places.length > MAX_PLACES || decoys.length > MAX_PLACES) return null;
  let open = places;
  let rivals = decoys;
  for (const width of WIDTHS) {
    const score = (of: string) => (place: Place) => ({
      place,
      score: contextAt(sought.context, of, place.fragments, width) ?? 0,
    });
    const scored = open.map(score(text)).sort((a, b) => b.score - a.score);
    const [best, second] = scored;
    if (!best || best.score < least) return null;
    const lost = rivals.map(score(sought.old ?? ''));
    const highest = Math.max(second?.score ?? 0, ...lost.map((rival) => rival.score));
    if (best.score - highest >= MARGIN) return best.place;
    const isOpen = (one: { readonly score: number }): boolean => best.score - one.score < MARGIN;
    open = scored.filter(isOpen).map(({ place }) => place);
    rivals = lost.filter(isOpen).map(({ place }) => place);
  }
  return null;
}
