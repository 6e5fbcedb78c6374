/** Lines of a text. Offsets are UTF-16 code units; a line's range leaves its line feed out. */
import type { Fragment } from '../model/anchor.ts';

/** The line that holds the caret position `offset`; a position at a line's end belongs to it. */
export function lineAt(text: string, offset: number): Fragment {
  const start = offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const feed = text.indexOf('\n', offset);
  return { start, end: feed === -1 ? text.length : feed };
}

/** The lines of `range`, in order, empty ones included; the first and the last may be parts. */
export function* linesOf(
  text: string,
  range: Fragment = { start: 0, end: text.length },
): Generator<Fragment> {
  let start = range.start;
  for (;;) {
    const feed = text.indexOf('\n', start);
    if (feed === -1 || feed >= range.end) {
      yield { start, end: range.end };
      return;
    }
    yield { start, end: feed };
    start = feed + 1;
  }
}

const LIST_MARKER = /^(?:[-*•‣]|\d{1,2}[.)])\s+(?=\S)/u;

/** Length of a list item's marker and the white space after it; 0 when `line` begins otherwise. */
export const listMarkerLength = (line: string): number => LIST_MARKER.exec(line)?.[0].length ?? 0;
