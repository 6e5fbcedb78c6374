/** Which span a click means: the innermost at its place, and at every further click the next one. */
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';

const lengthOf = (span: Span): number => spanEnd(span) - spanStart(span);

/**
 * The spans that cover the character at `offset` (UTF-16 units), the innermost first. Orphans are
 * nowhere: their offsets count into a text that is gone.
 */
export const spansAt = (spans: readonly Span[], offset: number): readonly Span[] =>
  spans
    .filter(
      ({ fragments, orphan }) =>
        orphan === undefined && fragments.some(({ start, end }) => start <= offset && offset < end),
    )
    .toSorted((a, b) => lengthOf(a) - lengthOf(b) || (a.id < b.id ? -1 : 1));

/**
 * @param offset of the character clicked, UTF-16 units
 * @param selected id of the span selected before the click
 */
export function nextAt(
  spans: readonly Span[],
  offset: number,
  selected: string | null,
): Span | undefined {
  const here = spansAt(spans, offset);
  const at = here.findIndex(({ id }) => id === selected);
  return here[(at + 1) % here.length];
}
