/**
 * The tokens and sentences of a text, for formats that are made of them: words, numbers and marks
 * of punctuation as `Intl.Segmenter` (Unicode UAX #29) cuts them, by the article's language.
 * Offsets are UTF-16 code units.
 */
import type { Fragment } from '../model/anchor.ts';
import { linesOf } from '../text/line.ts';
import { segmentsOf } from '../text/segmenter.ts';
import { sentencesOf } from '../text/sentence.ts';

/**
 * White space as JavaScript, Python (`str.split`) or Java have it: each takes a few characters more
 * than the others, and a token has to stay one in all of them.
 */
const SPACE = '\\s\\u001c-\\u001f\\u0085';
const INK = new RegExp(`[^${SPACE}]+`, 'gu');
const IS_SPACE = new RegExp(`[${SPACE}]`, 'u');

/** A character that may join another one; without any, every boundary of a word is one of theirs. */
const JOINS = /[^\t-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]/u;

/** The boundaries of `segments`, the end of the last one included. */
function* endsOf(segments: Iterable<string>): Generator<number, undefined> {
  let at = 0;
  for (const segment of segments) yield (at += segment.length);
}

/** Ends of what words and characters as readers see them both end at, in order. */
function* wordEnds(line: string, language?: string): Generator<number> {
  const words = endsOf(segmentsOf(line, 'word', language));
  if (!JOINS.test(line)) {
    yield* words;
    return;
  }
  // By UAX #29 a word may end inside a cluster (after a prepended mark such as U+1193F).
  const characters = endsOf(segmentsOf(line, 'grapheme'));
  let end = 0;
  for (const word of words) {
    while (end < word) {
      const next = characters.next();
      end = next.done === true ? word : next.value;
    }
    if (end === word) yield word;
  }
}

/**
 * The tokens of `text`, ascending and disjoint: every character that is not white space lies in
 * exactly one, and none holds white space (as any of the usual languages has it). A character as
 * readers see it is never cut, but for white space that carries marks. Linear.
 * @param language BCP 47, of the article
 */
export function tokensOf(text: string, language?: string): Fragment[] {
  const tokens: Fragment[] = [];
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    let from = 0;
    for (const end of wordEnds(content, language)) {
      for (const { index, 0: ink } of content.slice(from, end).matchAll(INK)) {
        const start = line.start + from + index;
        tokens.push({ start, end: start + ink.length });
      }
      from = end;
    }
  }
  return tokens;
}

/** `fragment` without what tokens leave out at its edges, or null when nothing else is in it. */
export function withoutEdgeSpace(text: string, { start, end }: Fragment): Fragment | null {
  let from = start;
  let to = end;
  while (from < to && IS_SPACE.test(text.charAt(from))) from += 1;
  while (from < to && IS_SPACE.test(text.charAt(to - 1))) to -= 1;
  return from === to ? null : { start: from, end: to };
}

/** Where a new sentence begins; a list's marker belongs to the sentence after it. */
function sentenceStarts(text: string, language?: string): number[] {
  let before = 0;
  return sentencesOf(text, { start: 0, end: text.length }, language).map(({ start, end }) => {
    const feed = text.slice(before, start).lastIndexOf('\n');
    const begin = feed === -1 ? start : before + feed + 1;
    before = end;
    return begin;
  });
}

/**
 * The sentences of `text`, each from its first token to the end of its last: every token lies in
 * exactly one, and none crosses a line. Linear.
 * @param tokens `tokensOf(text, language)`, where they are there already
 */
export function sentencesIn(
  text: string,
  language?: string,
  tokens: readonly Fragment[] = tokensOf(text, language),
): Fragment[] {
  const starts = sentenceStarts(text, language);
  const sentences: { start: number; end: number }[] = [];
  let next = 0;
  for (const { start, end } of tokens) {
    const last = sentences.at(-1);
    let isNew = !last;
    for (; (starts[next] ?? Infinity) <= start; next += 1) isNew = true;
    if (isNew || !last) sentences.push({ start, end });
    else last.end = end;
  }
  return sentences;
}

/**
 * `tokens` cut in two wherever one of `edges` lies inside one: what begins or ends at an edge then
 * begins or ends with a token.
 * @param tokens ascending and disjoint
 */
export function cutAt(tokens: readonly Fragment[], edges: Iterable<number>): Fragment[] {
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  let next = 0;
  return tokens.flatMap(({ start, end }) => {
    const pieces: Fragment[] = [];
    let from = start;
    while ((sorted[next] ?? Infinity) <= start) next += 1;
    for (; (sorted[next] ?? Infinity) < end; next += 1) {
      pieces.push({ start: from, end: sorted[next] ?? end });
      from = sorted[next] ?? end;
    }
    return [...pieces, { start: from, end }];
  });
}

/** Whether `offset` lies inside one of `tokens`: at neither end of it. */
export function isInsideToken(tokens: readonly Fragment[], offset: number): boolean {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return (tokens[low - 1]?.end ?? 0) > offset;
}
