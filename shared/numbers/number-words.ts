/** English number words: `six`, `one hundred and twenty`, `two and a half million`, `dozens`. */
import { plus, shifted, whole, type Decimal } from './decimal.ts';
import { isHyphen, matchWords, type Token } from './token.ts';

const UNITS = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
  fifteen sixteen seventeen eighteen nineteen`.split(/\s+/u);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Powers of ten, the Indian ones of South Asian outlets included. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 3],
  ['lakh', 5],
  ['million', 6],
  ['crore', 7],
  ['billion', 9],
  ['trillion', 12],
]);

export interface WordNumber {
  readonly value: Decimal;
  /** Index of the first token after it. */
  readonly to: number;
  /** `hundreds`, `tens of thousands`: no less than the value, how much more is not said. */
  readonly isVague: boolean;
  /** The scale it ended in (`million`: 6), 0 without one: `10 to 12 million` shares it. */
  readonly scale: number;
}

export const scaleOf = (word: string | undefined): number => SCALES.get(word ?? '') ?? 0;

interface Part {
  readonly value: bigint;
  readonly to: number;
}

function belowHundred(tokens: readonly Token[], at: number): Part | null {
  const word = tokens[at]?.lower ?? '';
  const unit = UNITS.indexOf(word);
  if (unit >= 0) return { value: BigInt(unit), to: at + 1 };
  const tens = TENS.indexOf(word);
  if (tens < 0) return null;
  const next = isHyphen(tokens, at + 1) ? at + 2 : at + 1;
  const ones = UNITS.indexOf(tokens[next]?.lower ?? '');
  const hasOnes = ones >= 1 && ones <= 9;
  return { value: BigInt((tens + 2) * 10 + (hasOnes ? ones : 0)), to: hasOnes ? next + 1 : at + 1 };
}

function belowThousand(tokens: readonly Token[], at: number): Part | null {
  const isArticle = tokens[at]?.lower === 'a';
  const head = isArticle ? { value: 1n, to: at + 1 } : belowHundred(tokens, at);
  if (!head) return null;
  const hundred = isHyphen(tokens, head.to) ? head.to + 1 : head.to;
  const multiple = tokens[hundred]?.lower;
  if (multiple === 'dozen') return { value: head.value * 12n, to: hundred + 1 };
  if (multiple !== 'hundred') return isArticle && scaleOf(multiple) === 0 ? null : head;
  const joint = tokens[hundred + 1]?.lower === 'and' ? hundred + 2 : hundred + 1;
  const rest = belowHundred(tokens, joint);
  return {
    value: head.value * 100n + (rest?.value ?? 0n),
    to: rest?.to ?? hundred + 1,
  };
}

const HALF: Decimal = { digits: 5n, places: 1 };

/** `half a million`, `half a dozen`, `half`; the article is taken only before a scale. */
function half(tokens: readonly Token[], at: number): WordNumber | null {
  if (tokens[at]?.lower !== 'half') return null;
  const scaled = tokens[at + 1]?.lower === 'a' ? at + 2 : at + 1;
  const word = tokens[scaled]?.lower;
  const scale = scaleOf(word);
  if (scale > 0) return { value: shifted(HALF, scale), to: scaled + 1, isVague: false, scale };
  if (word === 'dozen') return { value: whole(6n), to: scaled + 1, isVague: false, scale: 0 };
  return { value: HALF, to: at + 1, isVague: false, scale: 0 };
}

const PLURALS: readonly (readonly [words: readonly string[], value: bigint])[] = [
  [['tens', 'of', 'thousands'], 10_000n],
  [['hundreds', 'of', 'thousands'], 100_000n],
  [['tens', 'of', 'millions'], 10_000_000n],
  [['hundreds', 'of', 'millions'], 100_000_000n],
  [['dozens'], 12n],
  [['hundreds'], 100n],
  [['thousands'], 1000n],
  [['millions'], 1_000_000n],
  [['billions'], 1_000_000_000n],
];

function vague(tokens: readonly Token[], at: number): WordNumber | null {
  const found = PLURALS.find(([words]) => matchWords(tokens, at, words) > 0);
  if (!found) return null;
  const [words, value] = found;
  return { value: whole(value), to: at + words.length, isVague: true, scale: 0 };
}

const AND_A_HALF = ['and', 'a', 'half'];

/** The number that the words from token `at` spell out, or null. */
export function readNumberWords(tokens: readonly Token[], at: number): WordNumber | null {
  const special = vague(tokens, at) ?? half(tokens, at);
  if (special) return special;
  let total = whole(0n);
  let to = at;
  let scale = 0;
  for (let smallest = Infinity; ;) {
    const joint = to > at && tokens[to]?.lower === 'and' ? to + 1 : to;
    const part = belowThousand(tokens, joint);
    if (!part) break;
    const halves = matchWords(tokens, part.to, AND_A_HALF);
    const value = halves > 0 ? plus(whole(part.value), HALF) : whole(part.value);
    const power = part.to + halves + (isHyphen(tokens, part.to + halves) ? 1 : 0);
    const own = scaleOf(tokens[power]?.lower);
    if (own >= smallest) break;
    // “two thousand and three” is one number, “two million and three people” most likely not.
    if (to > at && own === 0 && scale !== 3) break;
    total = plus(total, shifted(value, own));
    to = own > 0 ? power + 1 : part.to + halves;
    if (own === 0) break;
    scale = own;
    smallest = own;
  }
  return to === at ? null : { value: total, to, isVague: false, scale };
}
