/**
 * Full stops that end no sentence. After Kiss and Strunk (2006), "Unsupervised Multilingual
 * Sentence Boundary Detection": an abbreviation is recognised by its form or a list, and a word
 * that often begins sentences decides where both readings are possible.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u));

/** These stand before a name: the sentence goes on whatever follows. */
const TITLES = words(
  'mr mrs ms mx dr prof gen col lt sgt cpl capt cmdr maj adm gov sen rep rev hon amb pres fr br st mt ft messrs',
);
const MONTHS = words('jan feb mar apr jun jul aug sep sept oct nov dec');
const OTHERS = words(
  'vs no nos vol inc corp ltd co bros jr sr dept est approx fig al etc ave blvd rd e.g i.e cf ca',
);
const BEFORE_A_NUMBER = words('no nos vol fig art sec p pp ca est approx');

/** Capitalised, these mostly begin a sentence. */
const STARTERS = words(
  `the a an this that these those there he she it they we i you his her its their our my your
   in on at by for from with after before during since while when where what who why how if as
   but and or so yet however meanwhile also although though because despite some many most all
   both each no not then now here today one two three`,
);

const LAST_WORD = /(?:^|[\s(“‘"'«—–-])((?:\p{L}+\.)*\p{L}+)\.$/u;
const FIRST_WORD = /^[“‘"'«([]*([\p{L}\p{M}\p{N}’']+)/u;
/** “George W.” and “J. D.”, not “part B.” */
const INITIAL = /(?:^|[“‘"'«(]|\p{Lu}[\p{L}\p{M}.’'-]*\s)\p{Lu}\.$/u;
const DOTTED = /^\p{L}(?:\.\p{L})+$/u;

/**
 * True when the full stop at the end of `before` belongs to an abbreviation and the sentence goes
 * on in `after`. Both are parts of one line; white space where they meet does not matter.
 */
export function goesOn(before: string, after: string): boolean {
  const end = before.trimEnd().slice(-40);
  const last = LAST_WORD.exec(end)?.[1];
  if (last === undefined) return false;
  const lower = last.toLowerCase();
  const first = FIRST_WORD.exec(after.trimStart().slice(0, 24))?.[1] ?? '';
  if (TITLES.has(lower) && last !== lower) return true;
  if (MONTHS.has(lower) || BEFORE_A_NUMBER.has(lower)) {
    if (/^\d/u.test(first)) return true;
    if (BEFORE_A_NUMBER.has(lower) && lower !== 'est') return false;
  }
  const isInitial = INITIAL.test(end) && last !== 'I';
  const isShort = isInitial || DOTTED.test(last) || OTHERS.has(lower) || MONTHS.has(lower);
  return isShort && first !== '' && !STARTERS.has(first.toLowerCase());
}

/** True for a word written with a full stop that belongs to it: “U.S.”, “Gen.”, “W.”. */
export function isAbbreviation(word: string): boolean {
  if (!word.endsWith('.')) return false;
  const bare = word.slice(0, -1);
  return DOTTED.test(bare) || /^\p{Lu}$/u.test(bare) || TITLES.has(bare.toLowerCase());
}
