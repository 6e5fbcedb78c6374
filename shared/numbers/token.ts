/** A line cut into numbers, words and single marks, for the readers of quantities. */
import type { Fragment } from '../model/anchor.ts';
import { JOINING } from '../text/joining.ts';

/** Offsets are UTF-16 code units of the article's text. */
export interface Token extends Fragment {
  readonly kind: 'number' | 'word' | 'mark';
  readonly text: string;
  readonly lower: string;
  /** No white space stands between the token before and this one. */
  readonly isGlued: boolean;
}

/** Digits in groups of three (comma, apostrophe, no-break or thin space), or plain, with a point. */
const NUMBER = "\\d{1,3}(?:[,\\u00a0\\u2009\\u202f’']\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?";
const WORD = `\\p{L}[\\p{L}${JOINING}]*(?:[’']\\p{L}[\\p{L}${JOINING}]*)*`;
/** A digit that something joins is a keycap, an emoji: not a number. */
const TOKEN = new RegExp(
  `(?<number>(?:${NUMBER})(?![\\d${JOINING}]))|(?<word>${WORD})|\\S[${JOINING}]*`,
  'gu',
);

export function tokensOf(text: string, line: Fragment): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(line.start, line.end).matchAll(TOKEN)) {
    const start = line.start + match.index;
    tokens.push({
      kind: match.groups?.['number'] ? 'number' : match.groups?.['word'] ? 'word' : 'mark',
      text: match[0],
      lower: match[0].toLowerCase(),
      start,
      end: start + match[0].length,
      isGlued: tokens.at(-1)?.end === start,
    });
  }
  return tokens;
}

/** `words` where all of them stand at `at`: how many they are, else 0. */
export function matchWords(tokens: readonly Token[], at: number, words: readonly string[]): number {
  return words.every((word, index) => tokens[at + index]?.lower === word) ? words.length : 0;
}

/** A hyphen glued to both sides, as in `six-week`. */
export const isHyphen = (tokens: readonly Token[], at: number): boolean =>
  /^[-‐‑]$/u.test(tokens[at]?.text ?? '') &&
  tokens[at]?.isGlued === true &&
  tokens[at + 1]?.isGlued === true;
