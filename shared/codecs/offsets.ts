/**
 * Between UTF-16 code units (JavaScript, Java) and Unicode code points (Python, the W3C's text
 * position selector): offsets differ by the number of surrogate pairs before them.
 *
 * Built in one pass over the text; each question is a binary search among its surrogate pairs. An
 * unpaired surrogate counts as one code point.
 */
export class OffsetTable {
  /** Where the surrogate pairs begin, in UTF-16 code units, ascending. */
  private readonly pairs: readonly number[];

  constructor(text: string) {
    this.pairs = [...text.matchAll(/[\u{10000}-\u{10ffff}]/gu)].map(({ index }) => index);
  }

  /**
   * @param offset UTF-16 code units; inside a pair it counts as the pair's end
   * @returns code points
   */
  toCodePoints(offset: number): number {
    return offset - countWhere(this.pairs, (pair) => pair < offset);
  }

  /**
   * @param offset code points; past the end of the text it stays as far past it
   * @returns UTF-16 code units, never inside a pair
   */
  toUtf16(offset: number): number {
    return offset + countWhere(this.pairs, (pair, index) => pair - index < offset);
  }
}

/** How many leading items satisfy `holds`, in a list where it holds up to some point and not after. */
function countWhere(
  items: readonly number[],
  holds: (item: number, index: number) => boolean,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
