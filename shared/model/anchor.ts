/**
 * How a span finds its place: offsets, plus a quote with context to verify and re-find it
 * (the W3C TextPositionSelector and TextQuoteSelector together).
 *
 * Every offset is in UTF-16 code units of `Article.text`; ranges are half-open, `[start, end)`.
 */
import { z } from 'zod';

export interface Fragment {
  readonly start: number;
  readonly end: number;
}

/** Where a span stands in a revised text: UTF-16 offsets of the new text, or why nowhere. */
export type Placement = { readonly fragments: readonly Fragment[] } | { readonly orphan: string };

export interface Quote {
  /** The fragments' texts, joined by one space where a span is discontinuous. */
  readonly exact: string;
  /** Up to 32 code units before the first and after the last fragment. */
  readonly prefix: string;
  readonly suffix: string;
}

export const fragmentSchema: z.ZodType<Fragment> = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});

export const quoteSchema: z.ZodType<Quote> = z.looseObject({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});

const CONTEXT = 32;

/** True where `offset` would cut a surrogate pair in two. */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The text of the fragments, joined by one space (as brat joins them). */
export function exactOf(text: string, fragments: readonly Fragment[]): string {
  return fragments.map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** The quote of `fragments` in `text`. Context is never cut inside a surrogate pair. */
export function quoteOf(text: string, fragments: readonly Fragment[]): Quote {
  const start = fragments[0]?.start ?? 0;
  const end = fragments.at(-1)?.end ?? 0;
  let from = Math.max(0, start - CONTEXT);
  let to = Math.min(text.length, end + CONTEXT);
  if (splitsSurrogatePair(text, from)) from += 1;
  if (splitsSurrogatePair(text, to)) to -= 1;
  return {
    exact: exactOf(text, fragments),
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
  };
}

/** Why `fragments` are no place in `text`, or null when they are one. */
export function fragmentsProblem(text: string, fragments: readonly Fragment[]): string | null {
  if (fragments.length === 0) return 'a span needs at least one fragment';
  let last = -1;
  for (const { start, end } of fragments) {
    if (!Number.isInteger(start) || !Number.isInteger(end))
      return `[${start}, ${end}) is not a pair of whole numbers`;
    if (end <= start) return `[${start}, ${end}) is empty`;
    if (start < 0 || end > text.length)
      return `[${start}, ${end}) lies outside the text of ${text.length} characters`;
    if (start < last)
      return `[${start}, ${end}) is out of order or overlaps the fragment before it`;
    if (splitsSurrogatePair(text, start) || splitsSurrogatePair(text, end)) {
      return `[${start}, ${end}) cuts a character in two`;
    }
    last = end;
  }
  return null;
}

/** `fragment` without white space at either end, or null when nothing else is in it. */
export function trimFragment(text: string, fragment: Fragment): Fragment | null {
  const slice = text.slice(fragment.start, fragment.end);
  const trimmed = slice.trim();
  if (trimmed === '') return null;
  const start = fragment.start + (slice.length - slice.trimStart().length);
  return { start, end: start + trimmed.length };
}
