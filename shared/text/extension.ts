/** Where keys move the end of a selection or of a span. Offsets are UTF-16 code units. */
import type { Fragment } from '../model/anchor.ts';
import { clauseEnd } from './clause.ts';
import { nextQuotation, quoteSpanAt } from './quotation.ts';
import { sentencesOf } from './sentence.ts';
import { lineAt } from './line.ts';

/**
 * The next start or end of a sentence in `direction` from `offset`, across lines; null where there
 * is none.
 * @param edge `end` to move the end of something either way, `start` to move its start
 */
export function sentenceEdge(
  text: string,
  offset: number,
  direction: 1 | -1,
  edge: 'start' | 'end',
  language?: string,
): number | null {
  let line = lineAt(text, offset);
  for (;;) {
    const edges = sentencesOf(text, line, language).map((sentence) => sentence[edge]);
    const found =
      direction === 1 ? edges.find((at) => at > offset) : edges.findLast((at) => at < offset);
    if (found !== undefined) return found;
    if (direction === 1 ? line.end === text.length : line.start === 0) return null;
    line = lineAt(text, direction === 1 ? line.end + 1 : line.start - 1);
  }
}

/** A comma before the closing mark belongs to the sentence round the quotation: “We will,” he said. */
const withoutComma = (text: string, { start, end }: Fragment): Fragment => ({
  start,
  end: end - 1 > start && /[,，]/u.test(text.charAt(end - 1)) ? end - 1 : end,
});

/**
 * What is left of the quotation from `offset` on, without its marks: all of it where the caret
 * stands before its opening mark. Null outside of quotations, and at the end of one.
 */
export function restOfQuotation(text: string, offset: number): Fragment | null {
  const next = nextQuotation(text, offset, 1, true);
  if (next?.start === offset) return withoutComma(text, next.inner);
  const here = quoteSpanAt(text, offset);
  if (!here) return null;
  const { start, end } = withoutComma(text, here.inner);
  return offset < end ? { start: Math.max(start, offset), end } : null;
}

/** What a claim takes from the caret on: the rest of the quotation, else of the clause. */
export function restAt(text: string, offset: number, language?: string): Fragment | null {
  const quotation = restOfQuotation(text, offset);
  if (quotation) return quotation;
  const end = clauseEnd(text, offset, language);
  return end === null ? null : { start: offset, end };
}
