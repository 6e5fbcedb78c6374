/** Dates and clock times in a text: `October 7`, `March 21, 2024`, `21 March`, `10:30`, `5 p.m.`. */
import { isOrdinalSuffix } from './ordinal.ts';
import type { Token } from './token.ts';

const MONTHS = `january february march april may june july august september october november
  december`.split(/\s+/u);

export interface ReadDate {
  readonly to: number;
  /** ISO date as far as the text says it: `2024-03-21`, `2024-03`, `2024`; absent without a year. */
  readonly iso?: string;
}

/** 1 to 12 for a month's name or abbreviation with a capital, else 0. */
function monthOf(token: Token | undefined): number {
  if (!token || !/^\p{Lu}/u.test(token.text) || token.lower.length < 3) return 0;
  return MONTHS.findIndex((month) => month === token.lower || isShort(month, token.lower)) + 1;
}

const isShort = (month: string, word: string): boolean =>
  word === month.slice(0, 3) || (word === 'sept' && month === 'september');

const two = (value: number): string => `${value}`.padStart(2, '0');

function yearAt(tokens: readonly Token[], at: number): { year: string; to: number } | null {
  const index = tokens[at]?.text === ',' ? at + 1 : at;
  const token = tokens[index];
  const isYear = token?.kind === 'number' && /^(?:1[5-9]|20)\d{2}$/u.test(token.text);
  return isYear && !token.isGlued ? { year: token.text, to: index + 1 } : null;
}

/** A day of the month with the index after it (and after its `st`, `nd`, `rd` or `th`). */
function dayAt(tokens: readonly Token[], at: number): { day: number; to: number } | null {
  const token = tokens[at];
  const text = token?.kind === 'number' ? token.text : '';
  const day = /^\d{1,2}$/u.test(text) ? Number(text) : 0;
  if (day < 1 || day > 31) return null;
  return { day, to: isOrdinalSuffix(tokens[at + 1]) ? at + 2 : at + 1 };
}

function dateWith(tokens: readonly Token[], to: number, month: number, day: number): ReadDate {
  const year = yearAt(tokens, to);
  return year ? { to: year.to, iso: `${year.year}-${two(month)}-${two(day)}` } : { to };
}

/** `21 March 2024`, `7th of October`. */
function dayFirst(tokens: readonly Token[], at: number): ReadDate | null {
  const day = dayAt(tokens, at);
  if (!day) return null;
  const index = tokens[day.to]?.lower === 'of' ? day.to + 1 : day.to;
  const month = monthOf(tokens[index]);
  if (month === 0) return null;
  return dateWith(tokens, afterStop(tokens, index + 1), month, day.day);
}

const afterStop = (tokens: readonly Token[], at: number): number =>
  tokens[at]?.text === '.' && tokens[at].isGlued ? at + 1 : at;

/** `March 21, 2024`, `Oct. 7`, `March 2024`. */
function monthFirst(tokens: readonly Token[], at: number): ReadDate | null {
  const month = monthOf(tokens[at]);
  if (month === 0) return null;
  const next = afterStop(tokens, at + 1);
  const day = dayAt(tokens, next);
  if (day) return dateWith(tokens, day.to, month, day.day);
  const year = tokens[next]?.text === ',' ? null : yearAt(tokens, next);
  return year ? { to: year.to, iso: `${year.year}-${two(month)}` } : null;
}

/** `2024-03-21`. */
function isoDate(tokens: readonly Token[], at: number): ReadDate | null {
  const parts = tokens.slice(at, at + 5);
  const text = parts.map((token) => token.text).join('');
  const isWhole = /^\d{4}-\d{2}-\d{2}$/u.test(text) && parts.slice(1).every((part) => part.isGlued);
  return isWhole ? { to: at + 5, iso: text } : null;
}

/** `in 2023`, `since 1948`: a bare year after a word that goes with years. */
function bareYear(tokens: readonly Token[], at: number): ReadDate | null {
  const year = yearAt(tokens, at);
  const before = tokens[at - 1]?.lower ?? '';
  const follows = /^(?:in|since|by|until|till|from|early|late|mid)$/u.test(before);
  const isCounted = /^\p{Ll}/u.test(tokens[at + 1]?.text ?? '') && tokens[at + 1]?.isGlued === true;
  return year?.to === at + 1 && follows && !isCounted ? { to: at + 1, iso: year.year } : null;
}

/** The date that begins with token `at`, or null. */
export const readDate = (tokens: readonly Token[], at: number): ReadDate | null =>
  tokens[at]?.kind === 'number'
    ? (isoDate(tokens, at) ?? dayFirst(tokens, at) ?? bareYear(tokens, at))
    : monthFirst(tokens, at);

/** Index after a clock time at token `at`, or null. */
export function readTime(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.kind !== 'number' || !/^\d{1,2}(?:\.\d{2})?$/u.test(tokens[at].text)) return null;
  const [colon, minutes] = [tokens[at + 1], tokens[at + 2]];
  const isClock =
    colon?.text === ':' && colon.isGlued && minutes?.isGlued && /^\d{2}$/u.test(minutes.text);
  const to = isClock ? at + 3 : at + 1;
  const letters = tokens
    .slice(to, to + 4)
    .map((token, index) => (index === 0 || token.isGlued ? token.lower : ' '))
    .join('');
  const half = /^(?:[ap]\.m\.|[ap]m(?!\p{L}))/u.exec(letters)?.[0];
  if (half !== undefined) return to + (half.length === 4 ? 4 : 1);
  return isClock ? to : null;
}
