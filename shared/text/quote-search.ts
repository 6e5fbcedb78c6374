/** Finding a quote in an article's text. Offsets are UTF-16 code units of the text given. */
import { splitsSurrogatePair, type Fragment } from '../model/anchor.ts';

/**
 * Every place where `quote` stands in `text`, in reading order; places may overlap (“aa” stands
 * twice in “aaa”). Exact: not a character may differ. An empty quote stands nowhere.
 */
export function findQuote(text: string, quote: string): Fragment[] {
  const found: Fragment[] = [];
  if (quote === '') return found;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = at + quote.length;
    if (!splitsSurrogatePair(text, at) && !splitsSurrogatePair(text, end))
      found.push({ start: at, end });
  }
  return found;
}

/** Typographic characters that keyboards and terminals write otherwise. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»″]/gu, '"'],
  [/[‘’‚‛‹›′`´]/gu, "'"],
  [/[‐‑‒–—―−]/gu, '-'],
  // Soft hyphen, zero-width characters and direction marks: nobody types them.
  [/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ''],
];

/** One character as loose comparison sees it: no case, no accents, plain quotes, dashes and space. */
function foldCharacter(character: string): string {
  if (character < '\u0080' && character !== '`') {
    return /\s/u.test(character) ? ' ' : character.toLowerCase();
  }
  let folded = character;
  for (const [pattern, plain] of VARIANTS) folded = folded.replace(pattern, plain);
  return folded.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s/gu, ' ').toLowerCase();
}

interface Folded {
  readonly text: string;
  /** For every unit of `text`: where the character began and ended that it came from. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function fold(text: string): Folded {
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const start = at;
    at += character.length;
    for (const unit of foldCharacter(character).split('')) {
      if (unit === ' ' && units.at(-1) === ' ') {
        ends[ends.length - 1] = at;
        continue;
      }
      units.push(unit);
      starts.push(start);
      ends.push(at);
    }
  }
  return { text: units.join(''), starts, ends };
}

/**
 * Where something like `quote` stands in `text` when case, accents, white space and typographic
 * variants are overlooked: to ask “did you mean …”, never to tag without asking. Null when nothing
 * is alike.
 */
export function similarQuote(text: string, quote: string): Fragment | null {
  const wanted = fold(quote).text.trim();
  if (wanted === '') return null;
  const folded = fold(text);
  const at = folded.text.indexOf(wanted);
  const start = folded.starts[at];
  let end = folded.ends[at + wanted.length - 1];
  if (start === undefined || end === undefined) return null;
  // Combining marks after the last character belong to it.
  const marks = /^\p{M}+/u.exec(text.slice(end, end + 16));
  end += marks?.[0].length ?? 0;
  return { start, end };
}
