/** What stood around a quote, and how well the surroundings of a place agree with it. */
import search from 'approx-string-match';
import type { Fragment, Quote } from '../model/anchor.ts';

/** The texts before and after a span, as far as they are known; nearest to the span counts most. */
export interface Context {
  readonly before: string;
  readonly after: string;
  /** Between the fragments: how many code units. */
  readonly gaps: readonly number[];
}

/**
 * How far one looks around, in code units: first as far as a quote's context goes, further only
 * where that cannot tell places apart (a sentence that stands twice looks alike from within).
 */
export const WIDTHS = [32, 128, 512] as const;
const WIDEST = WIDTHS[2];

/** So much of it must be adjacent, with a letter or digit, to count where the rest differs. */
const MIN_RUN = 6;
/**
 * Share of the context that may differ: typos were fixed, a word was taken out. Of a wide one less,
 * as that is for telling apart what looks alike from near by.
 */
const tolerance = (length: number): number => (length <= 32 ? 0.4 : length <= 128 ? 0.25 : 0.12);
/** Less known context than this tells nothing. */
const MIN_KNOWN = 4;
/** What a gap between fragments weighs beside the code units of context. */
const GAP_WEIGHT = 32;

const gapsOf = (fragments: readonly Fragment[]): number[] =>
  fragments.slice(1).map(({ start }, index) => start - (fragments[index]?.end ?? start));

export const contextIn = (text: string, fragments: readonly Fragment[]): Context => {
  const start = fragments[0]?.start ?? 0;
  const end = fragments.at(-1)?.end ?? 0;
  return {
    before: text.slice(Math.max(0, start - WIDEST), start),
    after: text.slice(end, end + WIDEST),
    gaps: gapsOf(fragments),
  };
};

export const contextOfQuote = (
  { prefix, suffix }: Quote,
  fragments: readonly Fragment[],
): Context => ({ before: prefix, after: suffix, gaps: gapsOf(fragments) });

const reversed = (text: string): string => text.split('').reverse().join('');

/** 0 to 1: how much of `given` follows in `there`, from the start of both. */
function likeness(given: string, there: string): number {
  if (there.startsWith(given)) return 1;
  let run = 0;
  while (run < given.length && given[run] === there[run]) run += 1;
  const counts = run >= MIN_RUN && /[\p{L}\p{N}]/u.test(given.slice(0, run));
  const adjacent = counts ? run / given.length : 0;
  const allowed = Math.floor(given.length * tolerance(given.length));
  if (allowed < 1) return adjacent;
  const window = there.slice(0, Math.ceil(given.length * 1.25));
  const errors = search(window, given, allowed)[0]?.errors;
  return errors === undefined ? adjacent : Math.max(adjacent, 1 - errors / given.length);
}

/** What is nearer counts more: the first quarter three times, the second one twice. */
function agreement(given: string, there: string): number {
  if (there.startsWith(given)) return 1;
  const parts = [1, 2, 4].map((share) => given.slice(0, Math.ceil(given.length / share)));
  return parts.reduce((sum, part) => sum + likeness(part, there), 0) / parts.length;
}

/**
 * 0 (nothing agrees) to 1 (all of it does): the surroundings of `fragments` in `text` against
 * `context`, `width` code units far; null when next to nothing is known of the context.
 */
export function contextAt(
  context: Context,
  text: string,
  fragments: readonly Fragment[],
  width: number,
): number | null {
  const start = fragments[0]?.start ?? 0;
  const end = fragments.at(-1)?.end ?? 0;
  const reach = Math.ceil(width * 1.25);
  const before = context.before.slice(-width);
  const after = context.after.slice(0, width);
  if (before.length + after.length < MIN_KNOWN) return null;
  let sum =
    before.length *
      agreement(reversed(before), reversed(text.slice(Math.max(0, start - reach), start))) +
    after.length * agreement(after, text.slice(end, end + reach));
  let weight = before.length + after.length;
  for (const [index, gap] of gapsOf(fragments).entries()) {
    const old = context.gaps[index];
    if (old === undefined) continue;
    sum += GAP_WEIGHT * (Math.min(gap, old) / Math.max(gap, old, 1));
    weight += GAP_WEIGHT;
  }
  return sum / weight;
}
