/** Words before (and after) a number that say how exact it is. */
import { matchWords, type Token } from './token.ts';

export type Comparator = '=' | '≈' | '<' | '≤' | '>' | '≥' | 'range';

/** Longer phrases before the shorter ones that they end in. */
const BEFORE: readonly (readonly [sign: Comparator, phrases: readonly string[]])[] = [
  ['≤', ['no more than', 'not more than', 'as many as', 'a maximum of', 'at most', 'up to']],
  [
    '≥',
    ['no fewer than', 'no less than', 'not less than', 'a minimum of', 'at least', 'as few as'],
  ],
  ['>', ['more than', 'greater than', 'upwards of', 'in excess of', 'over', 'above', 'exceeding']],
  ['<', ['fewer than', 'less than', 'under', 'below']],
  // “Nearly 32,000” is compatible with a count of 32,010: an estimate, not a limit.
  ['≈', ['an estimated', 'estimated', 'approximately', 'roughly', 'around', 'about', 'nearly']],
  ['≈', ['almost', 'close to', 'some', 'circa']],
];

const AFTER: readonly (readonly [sign: Comparator, phrase: string])[] = [
  ['≥', 'or more'],
  ['≤', 'or fewer'],
  ['≤', 'or less'],
  ['≈', 'or so'],
];

export interface ReadComparator {
  readonly comparator: Comparator;
  /** Index of its first token (before a number) or of the first after it (after one). */
  readonly edge: number;
}

function oneBefore(tokens: readonly Token[], at: number): ReadComparator | null {
  for (const [comparator, phrases] of BEFORE) {
    for (const phrase of phrases) {
      const from = at - phrase.split(' ').length;
      if (from >= 0 && matchWords(tokens, from, phrase) > 0) return { comparator, edge: from };
    }
  }
  return null;
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
  for (const [comparator, phrase] of AFTER) {
    const length = matchWords(tokens, at, phrase);
    if (length > 0) return { comparator, edge: at + length };
  }
  return null;
}
