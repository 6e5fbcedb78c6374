/** What is looked for when a span has to be found again. Offsets are UTF-16 code units. */
import { exactOf, fragmentsProblem, type Fragment, type Quote } from '../model/anchor.ts';
import { normaliseText } from '../text/normalise.ts';
import { contextIn, contextOfQuote, type Context } from './context.ts';

const BESIDE = 8;

/** A span as it was, as far as it is known. */
export interface LostSpan {
  /** On the text it was made on; empty when only the quote is known. */
  readonly fragments: readonly Fragment[];
  readonly quote: Quote;
  /** The quote of each fragment, where it is known. */
  readonly pieces?: readonly Quote[];
}

export interface Beside {
  readonly before: string;
  readonly after: string;
}

export interface Sought {
  /** The words of each fragment, in reading order. */
  readonly pieces: readonly string[];
  /** What stood right beside each fragment, a few characters; empty: not known. */
  readonly beside: readonly Beside[];
  readonly context: Context;
  /** Where it was on the text it was made on. */
  readonly fragments: readonly Fragment[];
  /** The text it was made on, where that is known and has it where the span says. */
  readonly old: string | null;
}

/** The fragments' own quotes, cut out of the joined one by their lengths; null when these disagree. */
function piecesOf(exact: string, fragments: readonly Fragment[]): string[] | null {
  if (fragments.length < 2) return [exact];
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of fragments) {
    if (at > 0 && exact[at++] !== ' ') return null;
    pieces.push(exact.slice(at, at + end - start));
    at += end - start;
  }
  return at === exact.length ? pieces : null;
}

/** Whether `span` stands in `text` where it says. */
export const standsIn = (text: string, { fragments, quote }: LostSpan): boolean =>
  fragmentsProblem(text, fragments) === null &&
  exactOf(text, fragments) === normaliseText(quote.exact);

/**
 * What to look for, or null when quote and fragments disagree about where one ends.
 * @param oldText the text that the span was made on, where it is known
 */
export function soughtOf(span: LostSpan, oldText: string | null): Sought | null {
  const { fragments, quote } = span;
  if (oldText !== null && standsIn(oldText, span)) {
    return {
      pieces: fragments.map(({ start, end }) => oldText.slice(start, end)),
      beside: fragments.map(({ start, end }) => ({
        before: oldText.slice(Math.max(0, start - BESIDE), start),
        after: oldText.slice(end, end + BESIDE),
      })),
      context: contextIn(oldText, fragments),
      fragments,
      old: oldText,
    };
  }
  const exact = normaliseText(quote.exact);
  const pieces =
    span.pieces?.map((piece) => normaliseText(piece.exact)) ?? piecesOf(exact, fragments);
  if (!pieces || pieces.length === 0 || pieces.some((piece) => piece.trim() === '')) return null;
  const [first, last] = [span.pieces?.[0] ?? quote, span.pieces?.at(-1) ?? quote];
  const around = { ...quote, prefix: first.prefix, suffix: last.suffix };
  const beside = pieces.map((_, index) => ({
    before: (index === 0 ? around : span.pieces?.[index])?.prefix.slice(-BESIDE) ?? '',
    after:
      (index === pieces.length - 1 ? around : span.pieces?.[index])?.suffix.slice(0, BESIDE) ?? '',
  }));
  return { pieces, beside, context: contextOfQuote(around, fragments), fragments, old: null };
}

export const startOf = ({ fragments }: Sought): number => fragments[0]?.start ?? 0;
export const lengthOf = ({ pieces }: Sought): number =>
  pieces.reduce((sum, { length }) => sum + length, 0);
