/** `Intl.Segmenter`s, made once for each language: constructing one costs more than using it. */

export type Granularity = 'grapheme' | 'word' | 'sentence';

const cache = new Map<string, Intl.Segmenter>();

/**
 * @param language BCP 47; one that the runtime cannot read (it was typed by hand) counts as English
 */
export function segmenterFor(granularity: Granularity, language = 'en'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.Segmenter(isTag(language) ? language : 'en', { granularity });
  cache.set(key, made);
  return made;
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
