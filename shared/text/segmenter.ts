/** `Intl.Segmenter`s, made once for each language: constructing one costs more than using it. */

/** UTF-16 code units. */
const WINDOW = 4096;

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

/**
 * The segments of `text`, in order; together they are all of it. V8 copies the whole string for
 * each segment it gives out, so a long line is cut in windows, each beginning at a boundary: the
 * time grows with the length, not with its square.
 */
export function* segmentsOf(
  text: string,
  granularity: Granularity,
  language?: string,
): Generator<string> {
  const segmenter = segmenterFor(granularity, language);
  let size = WINDOW;
  for (let from = 0; from < text.length;) {
    const slice = text.slice(from, from + size);
    const isLast = from + size >= text.length;
    const segments = [...segmenter.segment(slice)].map(({ segment }) => segment);
    // The window's edge may have cut the last one short: the next window begins with it.
    if (!isLast) segments.pop();
    size = segments.length === 0 ? size * 2 : WINDOW;
    for (const segment of segments) {
      from += segment.length;
      yield segment;
    }
  }
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}
