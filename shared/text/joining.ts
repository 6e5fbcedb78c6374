/**
 * Characters that join the one before them to a single character as readers see it: combining
 * marks, variation selectors, keycaps, emoji modifiers and joiners (Unicode UAX #29, Extend and ZWJ).
 */

/** The inside of a character class, for regular expressions with the flag `u`. */
export const JOINING = '\\p{M}\\p{EMod}\\u200c\\u200d';

const STARTS_JOINING = new RegExp(`^[${JOINING}]`, 'u');

/** True where a cut at `offset` (UTF-16 units) would part a character from what joins it. */
export const isJoined = (text: string, offset: number): boolean =>
  STARTS_JOINING.test(text.slice(offset, offset + 2));
