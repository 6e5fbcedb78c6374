/**
 * Characters and words (`Intl.Segmenter`, Unicode UAX #29). Offsets are UTF-16 code units and never
 * fall inside a character as readers see it (a grapheme cluster).
 */
import type { Fragment } from '../model/anchor.ts';
import { isAbbreviation } from './abbreviation.ts';
import { isJoined } from './joining.ts';
import { lineAt } from './line.ts';
import { segmenterFor, type Granularity } from './segmenter.ts';

interface Piece extends Fragment {
  readonly isWord: boolean;
}

/** The piece of `line` that holds `offset`; null at the line's end. */
function pieceAt(
  text: string,
  line: Fragment,
  offset: number,
  granularity: Granularity,
  language?: string,
): Piece | null {
  const segments = segmenterFor(granularity, language).segment(text.slice(line.start, line.end));
  const piece = segments.containing(offset - line.start);
  if (!piece) return null;
  const start = line.start + piece.index;
  return { start, end: start + piece.segment.length, isWord: piece.isWordLike === true };
}

/**
 * The word or what stands between words at `offset`, in whole characters: by UAX #29 a word may end
 * inside a cluster (after a prepended mark such as U+1193F), where a caret cannot stand.
 */
function wordPieceAt(
  text: string,
  line: Fragment,
  offset: number,
  language?: string,
): Piece | null {
  const piece = pieceAt(text, line, offset, 'word', language);
  if (!piece) return null;
  const first = pieceAt(text, line, piece.start, 'grapheme');
  const last = pieceAt(text, line, piece.end - 1, 'grapheme');
  return { ...piece, start: first?.start ?? piece.start, end: last?.end ?? piece.end };
}

/** The next character boundary from `offset`, itself not counted; the text's ends stop it. */
export function characterBoundary(text: string, offset: number, direction: 1 | -1): number {
  const at = direction === 1 ? offset : offset - 1;
  if (at < 0) return 0;
  if (at >= text.length) return text.length;
  if (text[at] === '\n') return direction === 1 ? at + 1 : at;
  const piece = pieceAt(text, lineAt(text, at), at, 'grapheme');
  if (!piece) return offset;
  return direction === 1 ? piece.end : piece.start;
}

/** `U.S` with the full stop that belongs to it. */
function withItsStop(text: string, { start, end }: Fragment): Fragment {
  const isDotted =
    text.slice(start, end).includes('.') && text[end] === '.' && !isJoined(text, end + 1);
  return { start, end: isDotted && isAbbreviation(text.slice(start, end + 1)) ? end + 1 : end };
}

/** The word that holds the caret position `offset`, else the one that ends at it, else null. */
export function wordAt(text: string, offset: number, language?: string): Fragment | null {
  const line = lineAt(text, offset);
  const here = wordPieceAt(text, line, offset, language);
  if (here?.isWord) return withItsStop(text, here);
  const before = offset > line.start ? wordPieceAt(text, line, offset - 1, language) : null;
  return before?.isWord ? withItsStop(text, before) : null;
}

/**
 * The next start or end of a word in `direction` from `offset`, across lines; the text's ends
 * where there is none. By default forward goes to ends and backward to starts, as carets do.
 * @param edge `end` to move the end of a selection either way, `start` to move its start
 */
export function wordBoundary(
  text: string,
  offset: number,
  direction: 1 | -1,
  edge: 'start' | 'end' = direction === 1 ? 'end' : 'start',
  language?: string,
): number {
  let at = direction === 1 ? offset : offset - 1;
  while (at >= 0 && at < text.length) {
    const line = lineAt(text, at);
    const piece = wordPieceAt(text, line, at, language);
    if (piece?.isWord) {
      const found = piece[edge];
      if (direction === 1 ? found > offset : found < offset) return found;
    }
    if (piece) at = direction === 1 ? piece.end : piece.start - 1;
    else at += direction;
  }
  return direction === 1 ? text.length : 0;
}
