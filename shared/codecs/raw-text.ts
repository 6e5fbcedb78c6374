/**
 * Offsets of other programs into a text as their file has it, which may begin with a byte order
 * mark and end lines in CRLF. Inside, the text is normalised and offsets are UTF-16 code units of it.
 */
import { normaliseText } from '../text/normalise.ts';
import { segmentsOf } from '../text/segmenter.ts';
import { OffsetTable } from './offsets.ts';

export type OffsetUnit = 'utf-16' | 'code-points' | 'graphemes';

/** What may be one character, as readers see it, with its neighbours; a class for `RegExp`. */
const JOINING =
  '[\\r\\p{M}\\p{Cf}\\u{10000}-\\u{10ffff}\\u0d4e\\u0e33\\u0eb3\\u1100-\\u11ff\\ua960-\\ua97f\\ud7b0-\\ud7ff\\uff9e\\uff9f]';
const JOINED = new RegExp(JOINING, 'u');
/** Stretches with such characters; between two other characters there is always an edge. */
const STRETCH = new RegExp(`[^]?${JOINING}(?:[^]?${JOINING})*[^]?`, 'gu');

/**
 * The edges of characters as readers see them, ascending. Only the stretches that need it are
 * segmented: `Intl.Segmenter` costs far more than a walk.
 */
export function graphemeEdges(text: string): number[] {
  const edges = [0];
  const walkTo = (end: number): void => {
    for (let at = (edges.at(-1) ?? 0) + 1; at <= end; at += 1) edges.push(at);
  };
  for (const { index, 0: stretch } of text.matchAll(STRETCH)) {
    walkTo(index);
    for (const segment of segmentsOf(stretch, 'grapheme'))
      edges.push((edges.at(-1) ?? 0) + segment.length);
  }
  walkTo(text.length);
  return edges;
}

export class RawText {
  /** Normalised. */
  readonly text: string;
  private readonly raw: string;
  /** Where the raw text has a character more than the normalised one, ascending. */
  private readonly dropped: readonly number[];
  /** Whether offsets are the same whatever they count. */
  readonly isCountedAlike: boolean;
  private table: OffsetTable | null = null;
  private edges: readonly number[] | null = null;

  constructor(raw: string) {
    this.raw = raw;
    this.isCountedAlike = !JOINED.test(raw);
    this.text = normaliseText(raw);
    this.dropped =
      this.text === raw
        ? []
        : [...raw.matchAll(/^\uFEFF+|\r(?=\n)/gu)].flatMap(({ index, 0: found }) =>
            Array.from({ length: found.length }, (_, at) => index + at),
          );
  }

  private edgesOf(): readonly number[] {
    this.edges ??= graphemeEdges(this.raw);
    return this.edges;
  }

  private rawOffset(offset: number, unit: OffsetUnit): number {
    if (unit === 'utf-16' || this.isCountedAlike) return offset;
    if (unit === 'graphemes') {
      const edges = this.edgesOf();
      return edges[offset] ?? this.raw.length + offset - edges.length + 1;
    }
    this.table ??= new OffsetTable(this.raw);
    return this.table.toUtf16(offset);
  }

  /**
   * @param offset into the raw text
   * @returns UTF-16 code units of `text`; past its end where `offset` is past the end
   */
  toText(offset: number, unit: OffsetUnit): number {
    const raw = this.rawOffset(offset, unit);
    return raw - countBelow(this.dropped, raw);
  }

  /**
   * @param offset UTF-16 code units of `raw`
   * @param isEnd where it falls inside a character as readers see it: the character's end
   * @returns grapheme clusters
   */
  toGraphemes(offset: number, isEnd: boolean): number {
    if (this.isCountedAlike) return offset;
    const edges = this.edgesOf();
    const at = countBelow(edges, offset);
    return isEnd || edges[at] === offset ? at : at - 1;
  }
}

/** How many of `sorted` are less than `limit`. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
