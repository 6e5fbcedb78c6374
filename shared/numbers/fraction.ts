/** Fractions in words: `three quarters`, `two-thirds`, `a fifth of`. Half is a number word. */
import { formatDecimal, times, type Decimal } from './decimal.ts';
import { readNumberWords } from './number-words.ts';
import { isHyphen, type Token } from './token.ts';

/** Null: no decimal string is exactly a third, so none is given. */
const PARTS: ReadonlyMap<string, Decimal | null> = new Map([
  ['third', null],
  ['quarter', { digits: 25n, places: 2 }],
  ['fifth', { digits: 2n, places: 1 }],
  ['tenth', { digits: 1n, places: 1 }],
]);

export interface Fraction {
  readonly value?: string;
  readonly to: number;
}

/** @param at token index of the numerator, or of `a` before a single part that `of` follows */
export function readFraction(tokens: readonly Token[], at: number): Fraction | null {
  const isArticle = tokens[at]?.lower === 'a';
  const numerator = isArticle ? null : readNumberWords(tokens, at);
  if (!isArticle && (numerator === null || numerator.isVague)) return null;
  const next = numerator?.to ?? at + 1;
  const index = isHyphen(tokens, next) ? next + 1 : next;
  const word = tokens[index]?.lower ?? '';
  const name = word.replace(/s$/u, '');
  const part = PARTS.get(name);
  const isOne = numerator === null || numerator.value.digits === 1n;
  if (part === undefined || isOne !== (name === word)) return null;
  if (isOne && tokens[index + 1]?.lower !== 'of') return null;
  const to = index + 1;
  return part === null
    ? { to }
    : { to, value: formatDecimal(times(part, numerator?.value.digits ?? 1n)) };
}
