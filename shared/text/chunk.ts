/** A line cut at white space, each chunk with the punctuation round it set aside. */
import type { Fragment } from '../model/anchor.ts';
import { isAbbreviation } from './abbreviation.ts';
import { JOINING } from './joining.ts';

/** A word as written (hyphens and inner apostrophes kept). Offsets are UTF-16 code units. */
export interface Chunk extends Fragment {
  readonly word: string;
  /** Punctuation before it: no phrase goes on across it from the left. */
  readonly opens: boolean;
  /** Punctuation or a possessive after it: no phrase goes on across it to the right. */
  readonly closes: boolean;
}

const LEADING = /^[^\p{L}\p{N}]+/u;
const TRAILING = new RegExp(`[^\\p{L}\\p{N}${JOINING}]+$`, 'u');
const POSSESSIVE = /(?<=\p{L})(?:[’']s|(?<=s)[’'])$/iu;

/** The chunks of `text` within `line`; those without a letter or digit are left out. */
export function chunksOf(text: string, line: Fragment): Chunk[] {
  const chunks: Chunk[] = [];
  let broken = false;
  for (const match of text.slice(line.start, line.end).matchAll(/\S+/gu)) {
    const [raw] = match;
    const lead = LEADING.exec(raw)?.[0].length ?? 0;
    if (lead === raw.length) {
      broken ||= raw !== '&';
      continue;
    }
    const rest = raw.slice(lead);
    const stop = /^[^.]*(?:\.[^.]+)*\./u.exec(rest)?.[0] ?? '';
    const tail = TRAILING.exec(rest)?.[0] ?? '';
    const keepsStop = tail.startsWith('.') && isAbbreviation(stop);
    const bare = rest.slice(0, rest.length - tail.length + (keepsStop ? 1 : 0));
    const owner = POSSESSIVE.exec(bare)?.[0].length ?? 0;
    const word = bare.slice(0, bare.length - owner);
    const start = line.start + match.index + lead;
    chunks.push({
      word,
      start,
      end: start + word.length,
      opens: lead > 0 || broken,
      closes: owner > 0 || tail.length > (keepsStop ? 1 : 0),
    });
    broken = false;
  }
  return chunks;
}
