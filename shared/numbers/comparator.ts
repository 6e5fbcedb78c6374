/** Words before (and after) a number that say how exact it is. */
import { matchWords, type Token } from './token.ts';

export type Comparator = '=' | '≈' | '<' | '≤' | '>' | '≥' | 'range';

interface Phrase {
  readonly comparator: Comparator;
  readonly words: readonly string[];
}

/** @param list phrases, separated by commas */
const phrases = (comparator: Comparator, list: string): Phrase[] =>
  list.split(/,\s+/u).map((phrase) => ({ comparator, words: phrase.split(' ') }));

/** Longer phrases before the shorter ones that they end in. */
const BEFORE: readonly Phrase[] = [
  ...phrases('≤', 'no more than, not more than, as many as, a maximum of, at most, up to'),
  ...phrases('≥', 'no fewer than, no less than, not less than, a minimum of, at least, as few as'),
  ...phrases('>', 'more than, greater than, upwards of, in excess of, over, above, exceeding'),
  ...phrases('<', 'fewer than, less than, under, below'),
  // “Nearly 32,000” is compatible with a count of 32,010: an estimate, not a limit.
  ...phrases('≈', 'an estimated, estimated, approximately, roughly, around, about, nearly'),
  ...phrases('≈', 'almost, close to, some, circa'),
];

const AFTER: readonly Phrase[] = [
  ...phrases('≥', 'or more'),
  ...phrases('≤', 'or fewer, or less'),
  ...phrases('≈', 'or so'),
];

export interface ReadComparator {
  readonly comparator: Comparator;
  /** Index of its first token (before a number) or of the first after it (after one). */
  readonly edge: number;
}

function oneBefore(tokens: readonly Token[], at: number): ReadComparator | null {
  const found = BEFORE.find(({ words }) => matchWords(tokens, at - words.length, words) > 0);
  return found ? { comparator: found.comparator, edge: at - found.words.length } : null;
}

/** The comparator that ends before token `at`; of two (“more than an estimated”) the firmer. */
export function comparatorBefore(tokens: readonly Token[], at: number): ReadComparator | null {
  const inner = oneBefore(tokens, at);
  const outer = inner && oneBefore(tokens, inner.edge);
  if (!outer) return inner;
  return {
    edge: outer.edge,
    comparator: outer.comparator === '≈' ? inner.comparator : outer.comparator,
  };
}

/** “or more”, “or so”, and a plus sign glued on. */
export function comparatorAfter(tokens: readonly Token[], at: number): ReadComparator | null {
  if (tokens[at]?.text === '+' && tokens[at].isGlued) return { comparator: '≥', edge: at + 1 };
  const found = AFTER.find(({ words }) => matchWords(tokens, at, words) > 0);
  return found ? { comparator: found.comparator, edge: at + found.words.length } : null;
}
