/**
 * Text as loose comparison sees it: no case, no accents, plain quotes, dashes and spaces, and no
 * characters that nobody sees. Offsets are UTF-16 code units.
 */
import { splitsSurrogatePair, type Fragment } from '../model/anchor.ts';

/** Typographic characters that keyboards and terminals write otherwise. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»″]/gu, '"'],
  [/[‘’‚‛‹›′`´]/gu, "'"],
  [/[‐‑‒–—―−]/gu, '-'],
  // Soft hyphen, zero-width characters and direction marks: nobody types them.
  [/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ''],
];

const known = new Map<string, string>();

/** One character; it may become several (`…`) or none (a soft hyphen). */
function foldCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  let folded = character;
  for (const [pattern, plain] of VARIANTS) folded = folded.replace(pattern, plain);
  folded = folded.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/gu, ' ').toLowerCase();
  known.set(character, folded);
  return folded;
}

/** What is not its own lower case already: the rest of ASCII is lowered at once. */
const UNUSUAL = /[^\u0021-\u005f\u0061-\u007e ]/gu;

export class FoldedText {
  readonly text: string;
  private readonly original: string;
  /** Where the character began that each unit came from; null where nothing has moved. */
  private readonly starts: Uint32Array | null;

  constructor(original: string) {
    let moved = 0;
    this.original = original;
    this.text = original
      .replace(UNUSUAL, (character) => {
        const folded = foldCharacter(character);
        if (folded.length !== character.length) moved += 1;
        return folded;
      })
      .toLowerCase();
    this.starts = moved > 0 ? startsOf(original, this.text.length) : null;
  }

  /** The place in the original of `[start, end)` of `text`; not empty. In whole characters. */
  placeOf(start: number, end: number): Fragment {
    const { starts, original } = this;
    if (starts === null) return wholeCharacters(original, start, end);
    const last = starts[end - 1] ?? 0;
    const after = last + ((original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    // Combining marks, of which the first is U+0300, belong to the character before them.
    if (!(original.charCodeAt(after) >= 0x300))
      return { start: starts[start] ?? 0, end: Math.min(after, original.length) };
    const marks = /^\p{M}+/u.exec(original.slice(after, after + 16));
    return { start: starts[start] ?? 0, end: after + (marks?.[0].length ?? 0) };
  }

  /** The part of `text` that came from the original's `[start, end)`. */
  slice(start: number, end: number): string {
    return this.text.slice(this.unitAt(start), this.unitAt(end));
  }

  /** The first unit that came from `offset` of the original or from behind it. */
  private unitAt(offset: number): number {
    const { starts } = this;
    if (starts === null) return offset;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) >= offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const wholeCharacters = (text: string, start: number, end: number): Fragment => ({
  start: splitsSurrogatePair(text, start) ? start - 1 : start,
  end: splitsSurrogatePair(text, end) ? end + 1 : end,
});

function startsOf(original: string, length: number): Uint32Array {
  const starts = new Uint32Array(length);
  let unit = 0;
  let at = 0;
  for (const character of original) {
    const size = isUsual(character) ? 1 : foldCharacter(character).length;
    for (let count = 0; count < size; count += 1) starts[unit + count] = at;
    unit += size;
    at += character.length;
  }
  return starts;
}

const isUsual = (character: string): boolean =>
  character >= ' ' && character <= '~' && character !== '`';

export const folded = (text: string): string => new FoldedText(text).text;
