/**
 * Sentences: `Intl.Segmenter` (Unicode UAX #29), repaired where news breaks it: abbreviations,
 * a remark that goes on after a quoted question, a closing quotation mark left behind.
 *
 * A sentence never crosses a line and holds no white space at its edges and no list marker.
 * Offsets are UTF-16 code units.
 */
import { trimFragment, type Fragment } from '../model/anchor.ts';
import { goesOn } from './abbreviation.ts';
import { lineAt, linesOf, listMarkerLength } from './line.ts';
import { segmentsOf } from './segmenter.ts';

const CLOSERS = /^[”’»›"')\]]+(?=\s|$)/u;
const STARTS_LOW = /^[\s“‘"'(]*\p{Ll}/u;
const ENDS_OPEN = /[“‘«(—–]\s*$/u;

/** Pieces of `line` that together are all of it. */
function piecesOf(line: string, language?: string): string[] {
  const pieces: string[] = [];
  for (const segment of segmentsOf(line, 'sentence', language)) {
    const last = pieces.at(-1);
    if (last === undefined) {
      pieces.push(segment);
    } else if (STARTS_LOW.test(segment) || ENDS_OPEN.test(last) || goesOn(last, segment)) {
      pieces[pieces.length - 1] = last + segment;
    } else {
      const closers = CLOSERS.exec(segment)?.[0] ?? '';
      pieces[pieces.length - 1] = last + closers;
      if (segment.length > closers.length) pieces.push(segment.slice(closers.length));
    }
  }
  return pieces;
}

function sentencesOfLine(text: string, line: Fragment, language?: string): Fragment[] {
  const whole = trimFragment(text, line);
  if (!whole) return [];
  const atLineStart = whole.start === 0 || lineAt(text, whole.start).start >= line.start;
  const content = text.slice(whole.start, whole.end);
  const marker = atLineStart ? listMarkerLength(content) : 0;
  let start = whole.start + marker;
  return piecesOf(content.slice(marker), language).flatMap((piece) => {
    const sentence = trimFragment(text, { start, end: start + piece.length });
    start += piece.length;
    return sentence ?? [];
  });
}

/**
 * The sentences in `range`, ascending and disjoint. Every character of it that is neither white
 * space nor part of a list marker lies in exactly one.
 * @param language BCP 47, of the article
 */
export function sentencesOf(
  text: string,
  range: Fragment = { start: 0, end: text.length },
  language?: string,
): Fragment[] {
  return [...linesOf(text, range)].flatMap((line) => sentencesOfLine(text, line, language));
}

/**
 * The sentence at the caret position `offset`: the one that holds it, else (in white space) the one
 * before it on the line, else the one after; null on a blank line.
 */
export function sentenceAt(text: string, offset: number, language?: string): Fragment | null {
  const sentences = sentencesOfLine(text, lineAt(text, offset), language);
  return (
    sentences.find(({ start, end }) => start <= offset && offset < end) ??
    sentences.findLast(({ end }) => end <= offset) ??
    sentences[0] ??
    null
  );
}

/**
 * Where the caret goes by one sentence: forward to the start of the next one (or the end of the
 * last), backward to the start of this one, or of the one before when it is there already.
 */
export function nextSentence(
  text: string,
  offset: number,
  direction: 1 | -1,
  language?: string,
): number {
  let line = lineAt(text, offset);
  for (;;) {
    const starts = sentencesOfLine(text, line, language).map(({ start }) => start);
    const found =
      direction === 1
        ? starts.find((start) => start > offset)
        : starts.findLast((start) => start < offset);
    if (found !== undefined) return found;
    if (direction === 1) {
      if (line.end === text.length) return Math.max(offset, text.trimEnd().length);
      line = lineAt(text, line.end + 1);
    } else {
      if (line.start === 0) return starts[0] !== undefined ? Math.min(offset, starts[0]) : 0;
      line = lineAt(text, line.start - 1);
    }
  }
}
