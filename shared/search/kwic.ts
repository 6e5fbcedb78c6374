/**
 * Lines of a concordance: keyword in context, as H. P. Luhn introduced it (1960, “Key word-in-context
 * index for technical literature”). Offsets are UTF-16 code units.
 */
import { splitsSurrogatePair, type Fragment } from '../model/anchor.ts';
import { segmenterFor } from '../text/segmenter.ts';

/** UTF-16 units of context on either side. */
const CONTEXT = 60;
/** How far from the end of the context a word's beginning is looked for. */
const LONG_WORD = 20;
/** Of a longer match, its beginning and its end are shown. */
const LONGEST_MATCH = 320;
const TAIL = 80;

export interface Kwic {
  readonly left: string;
  readonly match: string;
  readonly right: string;
}

/** `place` with what stands around it, on one line. */
export function kwicOf(text: string, place: Fragment): Kwic {
  return {
    left: leftOf(text, place.start),
    match: oneLine(shortened(text, place)),
    right: rightOf(text, place.end),
  };
}

/** White space with a line break in it becomes one space. */
export const oneLine = (text: string): string =>
  text.replace(/\s+/gu, (space) => (space.includes('\n') ? ' ' : space));

function shortened(text: string, { start, end }: Fragment): string {
  if (end - start <= LONGEST_MATCH) return text.slice(start, end);
  const head = whole(text, start + LONGEST_MATCH - TAIL);
  return `${text.slice(start, head)} … ${text.slice(whole(text, end - TAIL), end)}`;
}

const whole = (text: string, offset: number): number =>
  splitsSurrogatePair(text, offset) ? offset + 1 : offset;

function leftOf(text: string, start: number): string {
  const from = Math.max(0, start - CONTEXT);
  const near = text.slice(from, start);
  if (from === 0 || /\s/u.test(text[from - 1] ?? '')) return oneLine(near);
  const space = near.search(/\s/u);
  if (space >= 0 && space < LONG_WORD) return oneLine(near.slice(space + 1));
  // The window may begin inside a character: the first one is let go.
  const [first] = segmenterFor('grapheme').segment(near);
  return oneLine(near.slice(first?.segment.length ?? 0));
}

function rightOf(text: string, end: number): string {
  const near = text.slice(end, end + CONTEXT);
  if (end + CONTEXT >= text.length || /\s/u.test(text[end + CONTEXT] ?? '')) return oneLine(near);
  const space = near.search(/\s\S*$/u);
  if (space > CONTEXT - LONG_WORD) return oneLine(near.slice(0, space));
  const last = [...segmenterFor('grapheme').segment(near)].at(-1);
  return oneLine(near.slice(0, last?.index ?? 0));
}
