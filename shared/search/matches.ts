/** Places of patterns in a text. Offsets are UTF-16 code units of the text given. */
import type { Fragment } from '../model/anchor.ts';
import type { FoldedText } from '../text/fold.ts';
import type { Plan, Term } from './plan.ts';
import { standsAlone } from './whole-word.ts';

/** Every match that is not empty, from left to right, none overlapping. */
export function* matchesOf(pattern: RegExp, text: string): Generator<Fragment> {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [{ length }] = found;
    if (length > 0) yield { start: found.index, end: found.index + length };
    // Once more from here would be the same nothing for ever.
    else pattern.lastIndex += (text.codePointAt(pattern.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
}

/** The same for a string that means itself. Never inside a character: both are well-formed. */
function* literalMatches(literal: string, text: string): Generator<Fragment> {
  const { length } = literal;
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + length))
    yield { start: at, end: at + length };
}

/** A text with its folded form. */
export interface Subject {
  readonly text: string;
  readonly folded: Pick<FoldedText, 'text' | 'placeOf'>;
}

function placesOf(term: Term, plan: Plan, { text, folded }: Subject): Fragment[] {
  const searched = plan.isFolded ? folded.text : text;
  const raw =
    term.literal === null
      ? matchesOf(term.pattern, searched)
      : literalMatches(term.literal, searched);
  const places: Fragment[] = [];
  for (const match of raw) {
    const place = plan.isFolded ? folded.placeOf(match.start, match.end) : match;
    if (!plan.wholeWord || standsAlone(text, place.start, place.end)) places.push(place);
  }
  return places;
}

/** For each term, all its places in `subject`, in order. */
export const placesByTerm = (plan: Plan, subject: Subject): Fragment[][] =>
  plan.terms.map((term) => placesOf(term, plan, subject));

const inOrder = (a: Fragment, b: Fragment): number => a.start - b.start || a.end - b.end;

function withoutTwins(places: readonly Fragment[]): Fragment[] {
  return places.filter(({ start, end }, at) => {
    const before = places[at - 1];
    return before?.start !== start || before.end !== end;
  });
}

/** All of `found` in order, where every term has a place. */
export function together(found: readonly (readonly Fragment[])[]): readonly Fragment[] {
  if (found.some(({ length }) => length === 0)) return [];
  return found.length === 1 ? (found[0] ?? []) : withoutTwins(found.flat().sort(inOrder));
}

/** Those of `places`, in order, that lie in `[start, end)`. */
export function within(places: readonly Fragment[], { start, end }: Fragment): Fragment[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Fragment[] = [];
  for (let place = places[low]; place && place.start < end; place = places[low]) {
    if (place.end <= end) found.push(place);
    low += 1;
  }
  return found;
}

/** Places of every term in those paragraphs (lines) of `text` that hold all terms; in order. */
export function byParagraph(
  found: readonly (readonly Fragment[])[],
  text: string,
): readonly Fragment[] {
  if (found.length < 2 || found.some(({ length }) => length === 0)) return together(found);
  const lines = found.map((places) => linesWith(text, places));
  const [first, ...others] = lines.map((inLines) => new Set(inLines));
  const shared = new Set([...(first ?? [])].filter((line) => others.every((set) => set.has(line))));
  const kept = found.flatMap((places, term) =>
    places.filter((_, at) => shared.has(lines[term]?.[at] ?? -1)),
  );
  return withoutTwins(kept.sort(inOrder));
}

/** Where the line begins that each place begins in; `places` ascend. */
function linesWith(text: string, places: readonly Fragment[]): number[] {
  let line = { start: 0, end: -1 };
  return places.map(({ start }) => {
    // One look at every line feed, however many places there are.
    while (line.end < start && line.end < text.length) {
      const feed = text.indexOf('\n', line.end + 1);
      line = { start: line.end + 1, end: feed === -1 ? text.length : feed };
    }
    return line.start;
  });
}
