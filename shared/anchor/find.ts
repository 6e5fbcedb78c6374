/** Places that hold what is sought, word for word or nearly. Offsets are UTF-16 code units. */
import { fragmentsProblem, type Fragment } from '../model/anchor.ts';
import { findQuote } from '../text/quote-search.ts';
import { approximateMatches, type Match } from './approximate.ts';
import { contextAt } from './context.ts';
import { lengthOf, startOf, type Beside, type Sought } from './sought.ts';

export interface Place {
  readonly fragments: readonly Fragment[];
  /** How many characters differ from what is sought; 0: none. */
  readonly errors: number;
}

/** More places than this are not compared: nothing is decided then. */
export const MAX_PLACES = 256;
/** How much further apart than they were the fragments of a span may stand. */
const MAX_GAP = 200;

/** Longer quotes may differ in more characters, up to a bound that keeps the search quick. */
const SMALL_SHARE = 6;
const LARGE_SHARE = 3;
const MAX_ERRORS = 32;

/** So many errors are few, in a quote of `length`: one in six characters. */
export const fewErrors = (length: number): number =>
  Math.min(MAX_ERRORS, Math.floor(length / SMALL_SHARE));
/** So many are worth showing to someone who chooses. */
export const manyErrors = (length: number): number =>
  Math.min(MAX_ERRORS, Math.floor(length / LARGE_SHARE));

/** Each way to take one match a fragment, in order and, where gaps are known, within reach. */
function chains(matches: readonly (readonly Match[])[], gaps: readonly number[]): Place[] {
  let open = (matches[0] ?? []).slice(0, MAX_PLACES + 1).map(({ start, end, errors }) => ({
    fragments: [{ start, end }],
    errors,
    end,
  }));
  for (const [index, next] of matches.slice(1).entries()) {
    const gap = gaps[index];
    const reach = gap === undefined ? Infinity : 2 * gap + MAX_GAP;
    open = open
      .flatMap(({ fragments, errors, end }) =>
        next
          .filter((match) => match.start >= end && match.start <= end + reach)
          .map((match) => ({
            fragments: [...fragments, { start: match.start, end: match.end }],
            errors: errors + match.errors,
            end: match.end,
          })),
      )
      .slice(0, MAX_PLACES + 1);
  }
  return open.map(({ fragments, errors }) => ({ fragments, errors }));
}

/** Whether a word goes on across the two. */
const joinsWord = (before: string, after: string): boolean =>
  /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after);

const UNKNOWN: Beside = { before: '', after: '' };

/** Word for word; where whole words were annotated, not inside of others: an “in” is no “begin”. */
function exactMatches(text: string, piece: string, { before, after }: Beside): Match[] {
  const all = findQuote(text, piece).map((match) => ({ ...match, errors: 0 }));
  if (all.length < 2) return all;
  const cuts = (start: string, end: string): boolean =>
    joinsWord(start, piece) || joinsWord(piece, end);
  const whole =
    before + after === '' || cuts(before.slice(-2), after.slice(0, 2))
      ? all
      : all.filter(
          ({ start, end }) =>
            !cuts(text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)),
        );
  if (whole.length <= MAX_PLACES) return whole;
  // A frequent word: where the same stands beside it.
  return whole.filter(
    ({ start, end }) => text.endsWith(before, start) || text.startsWith(after, end),
  );
}

/** Where all of it stands word for word, in reading order; one more than `MAX_PLACES` at most. */
export const exactPlaces = (text: string, { pieces, beside, context }: Sought): Place[] =>
  chains(
    pieces.map((piece, index) => exactMatches(text, piece, beside[index] ?? UNKNOWN)),
    context.gaps,
  );

/**
 * Where something like it stands, with at least one character that differs, in reading order.
 * @param allowed how many characters may differ in a fragment of a given length
 */
export function nearPlaces(
  text: string,
  sought: Sought,
  allowed: (length: number) => number,
): Place[] {
  const near = startOf(sought);
  const matches = sought.pieces.map((piece, index) => {
    const close = approximateMatches(text, piece, allowed(piece.length), near);
    return sought.pieces.length === 1
      ? close
      : [
          ...exactMatches(text, piece, sought.beside[index] ?? UNKNOWN),
          ...close.filter(({ errors }) => errors > 0),
        ].sort((a, b) => a.start - b.start);
  });
  return chains(matches, sought.context.gaps).filter(
    ({ fragments, errors }) => errors > 0 && fragmentsProblem(text, fragments) === null,
  );
}

/** A place as it is offered to whoever chooses. */
export interface Candidate extends Place {
  /** 0 to 1: how well what stands around agrees; null when nothing is known of it. */
  readonly context: number | null;
}

const MAX_CANDIDATES = 8;

/** Half words at the edges made whole, as nobody would choose half of one; they count as errors. */
function wholeWords(text: string, { fragments, errors }: Place): Place {
  let more = 0;
  const whole = fragments.map(({ start, end }, index) => {
    const [low, high] = [
      fragments[index - 1]?.end ?? 0,
      fragments[index + 1]?.start ?? text.length,
    ];
    let [from, to] = [start, end];
    while (from > low && joinsWord(text.slice(from - 1, from), text.slice(from, from + 1)))
      from -= 1;
    while (to < high && joinsWord(text.slice(to - 1, to), text.slice(to, to + 1))) to += 1;
    more += start - from + (to - end);
    return { start: from, end: to };
  });
  return { fragments: whole, errors: errors + more };
}

/** Whether two places share a character. */
export const overlap = (a: Place, b: Place): boolean =>
  a.fragments.some((x) => b.fragments.some((y) => x.start < y.end && y.start < x.end));

/** Overlapping places are one: the one that comes first stays. */
export const distinct = <P extends Place>(places: readonly P[]): P[] =>
  places.reduce<P[]>(
    (kept, place) => (kept.some((other) => overlap(other, place)) ? kept : [...kept, place]),
    [],
  );

/**
 * The best places for a human to choose from, best first: words count as much as context, then
 * what is nearer to where it was. Always the same order for the same texts.
 * @param extra places known otherwise, from a diff say
 * @param expected where it would stand if nothing else had moved
 */
export function candidatesIn(
  text: string,
  sought: Sought,
  extra: readonly Place[],
  expected: number,
): Candidate[] {
  const length = Math.max(1, lengthOf(sought));
  const found = [
    ...exactPlaces(text, sought),
    ...extra,
    ...[...nearPlaces(text, sought, fewErrors), ...nearPlaces(text, sought, manyErrors)].map(
      (place) => wholeWords(text, place),
    ),
  ];
  const scored = found.map((place) => {
    const context = contextAt(sought.context, text, place.fragments, 32);
    const words = Math.max(0, 1 - place.errors / length);
    const distance = Math.abs((place.fragments[0]?.start ?? 0) - expected);
    return { ...place, context, score: words + (context ?? 0), distance };
  });
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      a.distance - b.distance ||
      (a.fragments[0]?.start ?? 0) - (b.fragments[0]?.start ?? 0),
  );
  return distinct(scored)
    .slice(0, MAX_CANDIDATES)
    .map(({ fragments, errors, context }) => ({ fragments, errors, context }));
}
