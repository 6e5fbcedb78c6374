/** The words of a span as they are shown: `…` stands for what lies between its fragments. */
import type { Span } from '../model/span.ts';

/**
 * Read off the quote, whose parts are joined by one space each: so it holds for orphans, whose
 * offsets count into a text that is gone. A quote of another make is shown as it is.
 */
export function spanWords({ fragments, quote }: Pick<Span, 'fragments' | 'quote'>): string {
  const lengths = fragments.map(({ start, end }) => end - start);
  const whole = lengths.reduce((sum, length) => sum + length, 0) + fragments.length - 1;
  if (fragments.length < 2 || whole !== quote.exact.length) return quote.exact;
  let at = 0;
  return lengths
    .map((length) => {
      const part = quote.exact.slice(at, at + length);
      at += length + 1;
      return part;
    })
    .join(' … ');
}
