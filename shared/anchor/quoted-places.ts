/** Where a quote stands in the very text that it was taken from. Offsets are UTF-16 code units. */
import { decided, MIN_CONTEXT } from './contest.ts';
import { exactPlaces, type Place } from './find.ts';
import { soughtOf, type LostSpan, type Sought } from './sought.ts';

/** Whether what is known to stand right beside each fragment stands there to the character. */
const isFlanked =
  (text: string, { beside }: Sought) =>
  ({ fragments }: Place): boolean =>
    fragments.every(({ start, end }, index) => {
      const { before = '', after = '' } = beside[index] ?? {};
      return text.endsWith(before, start) && text.startsWith(after, end);
    });

/**
 * Every place with the words of `span`, in reading order, or the only one of them that its context
 * tells. The text is the one of the quote, so a context that does not fit is no reason to doubt
 * words that stand in it once; in another revision it is one, which is for `reanchorer`.
 * @returns null when quote and fragments disagree about where one ends; more than `MAX_PLACES`
 *   places are not all told
 */
export function quotedPlaces(text: string, span: LostSpan): readonly Place[] | null {
  const sought = soughtOf(span, null);
  if (!sought) return null;
  const all = exactPlaces(text, sought);
  const flanked = all.length < 2 ? [] : all.filter(isFlanked(text, sought));
  const places = flanked.length > 0 ? flanked : all;
  if (places.length < 2) return places;
  const winner = decided(places, { sought, text, decoys: [] }, MIN_CONTEXT);
  return winner ? [winner] : places;
}
