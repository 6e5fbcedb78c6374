/**
 * Checking that a quote stands where its offsets say, and finding it again where it does not: other
 * programs count line ends and emoji otherwise. Offsets are UTF-16 code units.
 */
import {
  exactOf,
  fragmentsProblem,
  splitsSurrogatePair,
  type Fragment,
  type Quote,
} from '../model/anchor.ts';
import { findQuote } from '../text/quote-search.ts';
import { normaliseText } from '../text/normalise.ts';

export type Placed =
  | { readonly fragments: readonly Fragment[]; readonly moved: boolean }
  | { readonly problem: string };

const SHOWN = 60;
const shown = (quote: string): string => {
  if (quote.length <= SHOWN) return `“${quote}”`;
  return `“${quote.slice(0, splitsSurrogatePair(quote, SHOWN) ? SHOWN - 1 : SHOWN)}…”`;
};

/** The fragments' own quotes, cut out of the joined one by their lengths; null when these disagree. */
function piecesOf(exact: string, fragments: readonly Fragment[]): string[] | null {
  if (fragments.length < 2) return [exact];
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of fragments) {
    if (at > 0 && exact[at++] !== ' ') return null;
    pieces.push(exact.slice(at, at + end - start));
    at += end - start;
  }
  return at === exact.length ? pieces : null;
}

/** Where `exact` stands; by its context where it stands more than once. */
function search(text: string, { exact, prefix, suffix }: Quote): Fragment[] {
  const found = findQuote(text, exact);
  if (found.length < 2 || prefix + suffix === '') return found;
  const fits = found.filter(
    ({ start, end }) => text.slice(0, start).endsWith(prefix) && text.startsWith(suffix, end),
  );
  return fits.length === 0 ? found : fits;
}

function found(text: string, quotes: readonly Quote[]): Placed {
  const fragments: Fragment[] = [];
  for (const quote of quotes) {
    const places = search(text, quote);
    const [place] = places;
    if (!place) return { problem: `the quote ${shown(quote.exact)} is not in the article` };
    if (places.length > 1)
      return {
        problem: `the quote ${shown(quote.exact)} is in the article ${places.length} times`,
      };
    fragments.push(place);
  }
  fragments.sort((a, b) => a.start - b.start);
  const problem = fragmentsProblem(text, fragments);
  return problem === null ? { fragments, moved: true } : { problem };
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
  const quotes = pieces ?? piecesOf(exact, fragments)?.map((piece) => ({ ...quote, exact: piece }));
  if (!quotes) return { problem: mismatch };
  // One context for several pieces tells nothing about each.
  const shared = quotes.length > 1 && pieces === undefined;
  const again = found(
    text,
    quotes.map(({ exact: piece, prefix, suffix }) => ({
      exact: normaliseText(piece),
      prefix: shared ? '' : prefix,
      suffix: shared ? '' : suffix,
    })),
  );
  if (!('problem' in again)) return again;
  return { problem: fragments.length === 0 ? again.problem : `${mismatch}, and ${again.problem}` };
}
