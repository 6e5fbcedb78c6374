/** What was typed, as patterns to look for. */
import type { SearchQuery } from '../model/search.ts';
import { err, ok, type Result } from '../result.ts';
import { escaped } from '../text/escape.ts';
import { folded } from '../text/fold.ts';
import { badExpression } from './bad-expression.ts';

/** Longer ones are pasted by mistake. UTF-16 code units. */
export const MAX_QUERY = 1000;
const MAX_TERMS = 30;

export interface Term {
  readonly pattern: RegExp;
  /** What the pattern means, where it means just this. */
  readonly literal: string | null;
  /** Folded; some word of whatever matches contains it. Empty: nothing can be said. */
  readonly part: string;
}

export interface Plan {
  /** All must be found, words in one paragraph. Empty: only the filters choose. */
  readonly terms: readonly Term[];
  /** Whether the patterns are for folded text. */
  readonly isFolded: boolean;
  readonly isRegex: boolean;
  readonly wholeWord: boolean;
}

type Asked = Pick<SearchQuery, 'text' | 'regex' | 'caseSensitive' | 'wholeWord'>;

export function planOf({ text, regex, caseSensitive, wholeWord }: Asked): Result<Plan> {
  if (text.length > MAX_QUERY)
    return err(
      'long-search',
      `A search has at most ${MAX_QUERY.toLocaleString('en-GB')} characters; this one has ${text.length.toLocaleString('en-GB')}. Search for a part of it.`,
    );
  if (text.trim() === '') return ok({ terms: [], isFolded: false, isRegex: false, wholeWord });
  if (regex) return regexPlan(text, caseSensitive, wholeWord);
  const wanted = piecesOf(text);
  if (wanted.length > MAX_TERMS)
    return err(
      'many-words',
      `A search has at most ${MAX_TERMS} words. Put a passage between quotation marks to find it as it stands.`,
    );
  const seen = wanted.filter((piece) => caseSensitive || /[^\s*]/u.test(folded(piece)));
  if (wanted.length > 0 && seen.length === 0)
    return err(
      'nothing-to-see',
      'There is nothing in this search but accents or characters that nobody sees, which are overlooked. Tick “Match case” to look for them as they are.',
    );
  const terms = seen.map((piece) => termOf(piece, caseSensitive));
  return ok({ terms, isFolded: !caseSensitive, isRegex: false, wholeWord });
}

function regexPlan(source: string, caseSensitive: boolean, wholeWord: boolean): Result<Plan> {
  try {
    const pattern = new RegExp(source, caseSensitive ? 'gmu' : 'gimu');
    const terms = [{ pattern, literal: null, part: '' }];
    return ok({ terms, isFolded: false, isRegex: true, wholeWord });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err('bad-expression', badExpression(source, error));
  }
}

const PIECE = /["“”„«]([^"“”„»]*)(?:["“”„»]|$)|[^\s"“”„«]+/gu;

/** Words, and what stands between quotation marks as one. */
const piecesOf = (text: string): string[] =>
  [...text.matchAll(PIECE)].flatMap(([whole, phrase]) => {
    const piece = (phrase ?? whole).trim();
    return piece === '' || /^\*+$/u.test(piece) ? [] : [piece];
  });

/** A star stands for the rest of a word. */
function termOf(piece: string, caseSensitive: boolean): Term {
  // What is overlooked may have kept white space from the edge.
  const loose = folded(piece).trim();
  const wanted = caseSensitive ? piece : loose;
  const source = wanted
    .split(/\*+/u)
    .map((part) => escaped(part).replace(/\s+/gu, '\\s+'))
    .join('[\\p{L}\\p{N}\\p{M}_]*');
  const words = loose.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const part = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
  const literal = /[\s*]/u.test(wanted) ? null : wanted;
  return { pattern: new RegExp(source, 'gu'), literal, part };
}
