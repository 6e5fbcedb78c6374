/** What files say about themselves, as the fields of an article take it; what they cannot, is left out. */
import type { ArticleMeta } from '../../shared/model/article.ts';

/** A date or date-time as ISO 8601 writes it, alone. */
const ISO =
  /^\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)?$/u;

const LONGEST = 500;

/** Words on one line, or undefined where there are none. */
export function wordsOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const words = value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return words === '' || words.length > LONGEST ? undefined : words;
}

/** Only what is a date whatever the place it is read in: “3/4/24” is left to the analyst. */
export function dateOf(value: unknown): string | undefined {
  const words = wordsOf(value);
  if (words === undefined || !ISO.test(words)) return undefined;
  return Number.isNaN(Date.parse(words)) ? undefined : words;
}

/** A BCP 47 tag as `Intl` takes it; `en_US`, as Open Graph writes it, is `en-US`. */
export function languageOf(value: unknown): string | undefined {
  const words = wordsOf(value)?.replaceAll('_', '-');
  if (words === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(words)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The first that is there. */
export function firstOf<T>(...candidates: readonly (T | undefined)[]): T | undefined {
  return candidates.find((candidate) => candidate !== undefined);
}

/** Without the fields that nothing is known of. */
export const knownMeta = (fields: {
  readonly [Key in keyof ArticleMeta]: ArticleMeta[Key] | undefined;
}): ArticleMeta =>
  Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
