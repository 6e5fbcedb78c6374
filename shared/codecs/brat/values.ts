/**
 * Answers and notes as brat's lines can hold them: an answer is one word, a note one line. A space
 * in an answer becomes `␣`, an item of a list begins with `␟`, a line break in a note becomes `␤`;
 * whatever else has no place, these signs among it, as `escaped-units.ts` has it.
 */
import type { AttributeValue } from '../../model/attribute.ts';
import { escapeUnits, unescapeUnits } from '../escaped-units.ts';

const SPACE = '\u2423';
const ITEM = '\u241f';
const LINE = '\u2424';

/** White space parts words; commas, bars and angle brackets mean something in annotation.conf. */
const UNSAFE_IN_WORD = /(?! )[\s\p{Cc}\u2423\u241f|,<>]/gu;
/** Wherever Python's `splitlines`, by which brat reads, may end a line. */
const UNSAFE_IN_LINE = /(?!\n)[\p{Cc}\u2028\u2029\u2424]/gu;

const toWord = (text: string): string => escapeUnits(text, UNSAFE_IN_WORD).replaceAll(' ', SPACE);

const fromWord = (word: string): string => unescapeUnits(word.replaceAll(SPACE, ' '));

/** Marks are written as such, by their names alone: `brat/write.ts`. */
export function wordOf(value: Exclude<AttributeValue, boolean>): string {
  if (typeof value === 'string') return toWord(value);
  return value.length === 0 ? ITEM : value.map((item) => ITEM + toWord(item)).join('');
}

export function valueOfWord(word: string): Exclude<AttributeValue, boolean> {
  if (!word.startsWith(ITEM)) return fromWord(word);
  return word === ITEM ? [] : word.slice(1).split(ITEM).map(fromWord);
}

export const lineOfNote = (note: string): string =>
  note === '' ? '' : escapeUnits(note, UNSAFE_IN_LINE).replaceAll('\n', LINE);

export const noteOfLine = (line: string): string => unescapeUnits(line.replaceAll(LINE, '\n'));
