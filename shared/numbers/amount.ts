/** One amount: a number in digits or words with the currency, scale and unit that belong to it. */
import { parseDecimal, shifted, times, type Decimal } from './decimal.ts';
import { readNumberWords, scaleOf } from './number-words.ts';
import { isHyphen, type Token } from './token.ts';
import { CURRENCIES, readUnit, unitNamed, type Statistic } from './unit.ts';

export interface Amount {
  /** Token indexes: the first (a currency sign or minus included) and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly value: Decimal;
  /** Power of ten of the scale it was written with; `10 to 12 million` shares it. */
  readonly scale: number;
  readonly isVague: boolean;
  readonly unit?: string;
  readonly statistic?: Statistic;
}

const ABBREVIATED: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['m', 6],
  ['mn', 6],
  ['bn', 9],
  ['tn', 12],
]);

/** What makes digits part of a name or a code: `C-17`, `F16`, `24/7`, `example.com/2`. */
function isPartOfCode(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at]?.isGlued ? tokens[at - 1] : undefined;
  if (before?.kind === 'word' || /^[/:.#@_\\]$/u.test(before?.text ?? '')) return true;
  if (/^[-‐‑–]$/u.test(before?.text ?? '') && before?.isGlued) return true;
  const [mark, next] = [tokens[at + 1], tokens[at + 2]];
  return mark?.isGlued === true && next?.isGlued === true && /^[/_@]$/u.test(mark.text);
}

interface Numeral {
  readonly value: Decimal;
  readonly to: number;
  readonly scale: number;
  readonly isVague: boolean;
}

function readDigits(tokens: readonly Token[], at: number): Numeral | null {
  const token = tokens[at];
  if (token?.kind !== 'number' || isPartOfCode(tokens, at)) return null;
  const value = parseDecimal(token.text.replace(/[^\d.]/gu, ''));
  const next = tokens[at + 1];
  const spaced = isHyphen(tokens, at + 1) ? at + 2 : at + 1;
  const word = tokens[spaced]?.lower ?? '';
  const isShort = next?.isGlued === true || /^(?:mn|bn|tn)$/u.test(word);
  const scale = scaleOf(word) || (isShort ? (ABBREVIATED.get(word) ?? 0) : 0);
  if (scale > 0) return { value: shifted(value, scale), to: spaced + 1, scale, isVague: false };
  // Letters glued on that are no unit: `5G`, `737s`.
  if (next?.kind === 'word' && next.isGlued && !unitNamed(next.lower)) return null;
  return { value, to: at + 1, scale: 0, isVague: false };
}

const NOT_AFTER_ONE = new Set(
  'of another who that which is was are has had can could will would should may might by more in on at to for and or'.split(
    ' ',
  ),
);
const NOT_BEFORE_ONE = new Set(
  'no any every each this that the another some which only first last next'.split(' '),
);
const NOT_BEFORE_HALF = new Set('first second other better latter a'.split(' '));

/** “One” and “half” are numbers only sometimes: not in “one of them”, “no one”, “second half”. */
function isIdiom(tokens: readonly Token[], at: number, numeral: Numeral): boolean {
  if (numeral.to > at + 1) return false;
  const word = tokens[at]?.lower;
  const before = tokens[at - 1]?.lower ?? '';
  const after = tokens[at + 1];
  const isJoined = isHyphen(tokens, at + 1);
  if (word === 'one') {
    const counts = after?.kind === 'word' && /^\p{Ll}/u.test(after.text);
    const isUnit = readUnit(tokens, at + 1) !== null;
    return (
      !isUnit &&
      (isJoined || !counts || NOT_AFTER_ONE.has(after.lower) || NOT_BEFORE_ONE.has(before))
    );
  }
  if (word === 'half') return isJoined || NOT_BEFORE_HALF.has(before);
  return false;
}

function readWords(tokens: readonly Token[], at: number): Numeral | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  if (token.isGlued && /^[-‐‑\p{L}\p{N}’'.@/_]$/u.test(tokens[at - 1]?.text.at(-1) ?? ''))
    return null;
  // “Group of Seven”: a capital inside a sentence belongs to a name.
  if (/^\p{Lu}/u.test(token.text) && tokens[at - 1]?.kind === 'word') return null;
  const numeral = readNumberWords(tokens, at);
  if (!numeral || isIdiom(tokens, at, numeral)) return null;
  const article = tokens[numeral.to]?.lower;
  const isHalfOfUnit =
    token.lower === 'half' && /^an?$/u.test(article ?? '') && readUnit(tokens, numeral.to + 1);
  return isHalfOfUnit ? { ...numeral, to: numeral.to + 1 } : numeral;
}

/** The amount whose first token (a currency sign, a minus or the number itself) is `at`, or null. */
export function readAmount(tokens: readonly Token[], at: number): Amount | null {
  const token = tokens[at];
  const sign = token?.kind === 'mark' && tokens[at + 1]?.isGlued ? token.text : '';
  if (CURRENCIES.test(sign)) {
    const numeral = readDigits(tokens, at + 1);
    return numeral && { ...numeral, from: at, unit: sign, statistic: 'money' };
  }
  const isMinus = /^[-−]$/u.test(sign) && token?.isGlued === false;
  const numeral = isMinus
    ? readDigits(tokens, at + 1)
    : (readDigits(tokens, at) ?? readWords(tokens, at));
  if (!numeral) return null;
  const value = isMinus ? times(numeral.value, -1n) : numeral.value;
  const unit = readUnit(tokens, numeral.to);
  if (!unit) return { ...numeral, value, from: at };
  return {
    ...numeral,
    value,
    from: at,
    to: unit.to,
    unit: unit.unit,
    ...statisticOf(tokens, unit),
  };
}

/** Pounds are weight before “of”; elsewhere they may be money, and the text alone does not say. */
function statisticOf(
  tokens: readonly Token[],
  { unit, statistic, to }: { unit: string; statistic: Statistic; to: number },
): { statistic?: Statistic } {
  return unit === 'pound' && tokens[to]?.lower !== 'of' ? {} : { statistic };
}
