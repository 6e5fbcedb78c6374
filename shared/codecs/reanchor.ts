/**
 * Checking that a quote stands where its offsets say, and finding it again where it does not: other
 * programs count line ends and emoji otherwise. Offsets are UTF-16 code units.
 */
import { MAX_PLACES } from '../anchor/find.ts';
import { quotedPlaces } from '../anchor/quoted-places.ts';
import {
  exactOf,
  fragmentsProblem,
  splitsSurrogatePair,
  type Fragment,
  type Quote,
} from '../model/anchor.ts';
import { normaliseText } from '../text/normalise.ts';

export type Placed =
  | { readonly fragments: readonly Fragment[]; readonly moved: boolean }
  | { readonly problem: string };

const SHOWN = 60;
const shown = (quote: string): string => {
  if (quote.length <= SHOWN) return `“${quote}”`;
  return `“${quote.slice(0, splitsSurrogatePair(quote, SHOWN) ? SHOWN - 1 : SHOWN)}…”`;
};

/** Why `places` are not the one that is meant, or null when they are. */
function doubt(places: readonly unknown[]): string | null {
  if (places.length === 1) return null;
  if (places.length === 0) return 'is not in the article';
  const times = places.length > MAX_PLACES ? `more than ${MAX_PLACES}` : places.length;
  return `is in the article ${times} times`;
}

/**
 * @param fragments empty when only the quote is known
 * @param pieces the quote of each fragment, where the format has them
 * @param strict do not search: offsets that do not match are a problem
 */
export function placeQuote(
  text: string,
  fragments: readonly Fragment[],
  quote: Quote,
  { pieces, strict = false }: { pieces?: readonly Quote[]; strict?: boolean } = {},
): Placed {
  const exact = normaliseText(quote.exact);
  const problem = fragmentsProblem(text, fragments);
  if (problem === null && exactOf(text, fragments) === exact) return { fragments, moved: false };
  const mismatch =
    problem ??
    `the quote ${shown(exact)} does not match the text ${shown(exactOf(text, fragments))} at its offsets`;
  if (strict) return { problem: mismatch };
  const places = quotedPlaces(text, { fragments, quote, ...(pieces && { pieces }) });
  if (!places) return { problem: mismatch };
  const [place] = places;
  const doubtful = doubt(places);
  if (place && doubtful === null) return { fragments: place.fragments, moved: true };
  const reason = `the quote ${shown(exact)} ${doubtful}`;
  return { problem: fragments.length === 0 ? reason : `${mismatch}, and ${reason}` };
}
