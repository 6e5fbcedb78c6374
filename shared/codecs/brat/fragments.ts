/**
 * Places in a text as brat has them: no fragment holds a line break or a tab. Offsets are UTF-16
 * code units.
 *
 * brat itself makes fragments of a selection that crosses lines, without the white space around
 * the break (`create_span` of its annotator.py). So does `partedAtBreaks`, and `joinedAtBreaks`
 * takes fragments with nothing else between them for the one they were.
 */
import type { Fragment } from '../../model/anchor.ts';

/**
 * Where lines of brat end: it reads with Python's `splitlines`, so at more than line feeds. The tab
 * parts columns. Other control characters are taken along: they stand in no word.
 */
export const BREAK = /[\p{Cc}\u2028\u2029]/u;
const WHITE = /[\s\p{Cc}]+/gu;

/** The fragments, cut at every break and without the white space around it; may be none. */
export const partedAtBreaks = (text: string, fragments: readonly Fragment[]): Fragment[] =>
  fragments.flatMap(({ start, end }) => {
    const parts: Fragment[] = [];
    let from = start;
    for (const { index, 0: white } of text.slice(start, end).matchAll(WHITE)) {
      if (!BREAK.test(white)) continue;
      parts.push({ start: from, end: start + index });
      from = start + index + white.length;
    }
    parts.push({ start: from, end });
    return parts.filter((part) => part.start < part.end);
  });

const isOneBreak = (gap: string): boolean =>
  gap === '' || (BREAK.test(gap) && gap.replace(WHITE, '') === '');

/** @param fragments ascending and disjoint */
export function joinedAtBreaks(text: string, fragments: readonly Fragment[]): Fragment[] {
  const joined: Fragment[] = [];
  for (const next of fragments) {
    const last = joined.at(-1);
    if (last && isOneBreak(text.slice(last.end, next.start)))
      joined[joined.length - 1] = { start: last.start, end: next.end };
    else joined.push(next);
  }
  return joined;
}

/**
 * What comes back of `fragments` once they were parted, written, read and joined; may be none.
 * Joining may put white space and a break side by side, so until nothing changes.
 */
export function carriedFragments(text: string, fragments: readonly Fragment[]): Fragment[] {
  const next = joinedAtBreaks(text, partedAtBreaks(text, fragments));
  const isSame =
    next.length === fragments.length &&
    next.every(({ start, end }, at) => fragments[at]?.start === start && fragments[at].end === end);
  return isSame ? next : carriedFragments(text, next);
}
