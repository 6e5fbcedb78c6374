/**
 * Whether a place begins and ends where words do (UAX #29, by `Intl.Segmenter`). UTF-16 offsets.
 *
 * Asking the segmenter costs microseconds, and a search asks for every hit: the two characters at an
 * edge mostly tell.
 */
import { lineAt } from '../text/line.ts';
import { segmenterFor } from '../text/segmenter.ts';

/** Next to these no word goes on: none of them joins letters or digits by any rule of UAX #29. */
const APART = /[\s!"#$%&()*+/<=>?@[\\\]^{|}~“”«»„…–—]/u;
const JOINED = /[A-Za-z0-9_]/u;
/** Units around an edge that decide about it; dictionaries of Thai and Chinese words need some. */
const AROUND = 64;

export const standsAlone = (text: string, start: number, end: number): boolean =>
  isWordEdge(text, start) && isWordEdge(text, end);

/** False inside a word. */
function isWordEdge(text: string, offset: number): boolean {
  const before = text[offset - 1];
  const after = text[offset];
  if (before === undefined || after === undefined) return true;
  if (APART.test(before) || APART.test(after)) return !isThousands(text, offset);
  if (JOINED.test(before) && JOINED.test(after)) return false;
  const line = lineNear(text, offset);
  const piece = segmenterFor('word')
    .segment(text.slice(line.start, line.end))
    .containing(offset - line.start);
  return !piece?.isWordLike || line.start + piece.index === offset;
}

/**
 * Inside of `1 200` with a narrow no-break space. UAX #29 lets that space join all words, but French
 * writes it before `?` and inside of quotation marks, where it ends them.
 */
const isThousands = (text: string, offset: number): boolean =>
  /\d\u202f\d/u.test(text.slice(Math.max(0, offset - 2), offset + 2));

function lineNear(text: string, offset: number): { start: number; end: number } {
  const from = Math.max(0, offset - AROUND);
  const near = text.slice(from, offset + AROUND);
  const line = lineAt(near, offset - from);
  return { start: from + line.start, end: from + line.end };
}
