/**
 * How the positions in a text source are counted. The standard says Unicode code points of the file;
 * programs differ over the byte order mark, over CRLF (MAXQDA, NVivo and QualCoder count it as two,
 * ATLAS.ti as one) and over characters outside the basic plane. Many give the words of a selection as
 * its name, or their beginning: those decide.
 */
import type { Fragment } from '../../model/anchor.ts';
import { normaliseText } from '../../text/normalise.ts';
import { RawText, type OffsetUnit } from '../raw-text.ts';

export interface Positions {
  /** Normalised; offsets into it are UTF-16 code units. */
  readonly text: string;
  readonly place: (start: number, end: number) => Fragment;
}

export interface Witness {
  readonly start: number;
  readonly end: number;
  /** What may be the words at this place, or their beginning; or something else altogether. */
  readonly words: string;
}

/** White space is what XML attributes and other programs change first. */
export const squeezed = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** So few characters say nothing when they are only the beginning. */
const MIN_BEGINNING = 8;

function isWitnessed(found: string, words: string): boolean {
  if (words === '') return false;
  if (found === words) return true;
  const beginning = words.replace(/(?:…|\.{3})$/u, '').trimEnd();
  return beginning.length >= MIN_BEGINNING && found.startsWith(beginning);
}

/** The ways to count, the likeliest first; those that make no difference are left out. */
function countings(raw: string, countsCrlfAsOne: boolean): [RawText, OffsetUnit][] {
  const marked = raw.startsWith('\uFEFF');
  const bare = raw.replace(/^\uFEFF/u, '');
  const folded = normaliseText(bare);
  const ends = folded === bare ? [bare] : countsCrlfAsOne ? [folded, bare] : [bare, folded];
  const texts = [...ends, ...(marked ? ends.map((text) => `\uFEFF${text}`) : [])];
  const units: readonly OffsetUnit[] = /[\u{10000}-\u{10ffff}]/u.test(raw)
    ? ['code-points', 'utf-16']
    : ['code-points'];
  return units.flatMap((unit) =>
    texts.map((text): [RawText, OffsetUnit] => [new RawText(text), unit]),
  );
}

/**
 * @param raw the text as the file has it, byte order mark included
 * @param isKnown true: as the standard says, nothing is to be found out
 * @param countsCrlfAsOne what to take where nothing tells
 */
export function positionsIn(
  raw: string,
  witnesses: readonly Witness[],
  { isKnown, countsCrlfAsOne }: { isKnown: boolean; countsCrlfAsOne: boolean },
): Positions {
  const ways = countings(raw, countsCrlfAsOne).map(([text, unit]): Positions => ({
    text: text.text,
    place: (start, end) => ({ start: text.toText(start, unit), end: text.toText(end, unit) }),
  }));
  const [first] = ways;
  if (!first) throw new Error('There is always a way to count');
  if (isKnown || ways.length === 1) return first;
  const told = witnesses.map((one) => ({ ...one, words: squeezed(one.words) }));
  const scoreOf = ({ text, place }: Positions): number =>
    told.reduce((score, { start, end, words }) => {
      const at = place(start, end);
      if (at.end > text.length) return score - 1;
      return isWitnessed(squeezed(text.slice(at.start, at.end)), words) ? score + 1 : score;
    }, 0);
  let best = { way: first, score: scoreOf(first) };
  for (const way of ways.slice(1)) {
    const score = scoreOf(way);
    if (score > best.score) best = { way, score };
  }
  return best.way;
}
