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

/** A text with its folded form, which is made when it is first asked for. */
export interface Subject {
  readonly text: string;
  readonly folded: Pick<FoldedText, 'text' | 'placeOf'>;
}

function placesOf(term: Term, plan: Plan, { text, folded }: Subject): Fragment[] {
  const raw = matchesOf(term.pattern, plan.isFolded ? folded.text : text);
  const places: Fragment[] = [];
  for (const match of raw) {
    const place = plan.isFolded ? folded.placeOf(match.start, match.end) : match;
    if (!plan.wholeWord || standsAlone(text, place.start, place.end)) places.push(place);
  }
  return places;
}

const inOrder = (a: Fragment, b: Fragment): number => a.start - b.start || a.end - b.end;

function withoutTwins(places: readonly Fragment[]): Fragment[] {
  return places.filter(({ start, end }, at) => {
    const before = places[at - 1];
    return before?.start !== start || before.end !== end;
  });
}

/** Places of every term where all terms stand in the whole of `subject`; in order. */
export function placesTogether(plan: Plan, subject: Subject): Fragment[] {
  const found: Fragment[] = [];
  for (const term of plan.terms) {
    const places = placesOf(term, plan, subject);
    if (places.length === 0) return [];
    found.push(...places);
  }
  return plan.terms.length === 1 ? found : withoutTwins(found.sort(inOrder));
}

/** Places of every term in those paragraphs (lines) that hold all terms; in order. */
export function placesByParagraph(plan: Plan, subject: Subject): Fragment[] {
  const found = plan.terms.map((term) => placesOf(term, plan, subject));
  if (found.some(({ length }) => length === 0)) return [];
  if (found.length === 1) return found[0] ?? [];
  const lines = found.map((places) => linesWith(subject.text, places));
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
