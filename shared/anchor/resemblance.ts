/**
 * How much of one text is in another, for telling a revision of an article from a wholly different
 * text. Containment of shingles by Broder, “On the resemblance and containment of documents”
 * (1997): order does not count, so what was moved is still there; as shingles are characters
 * instead of words, it works in every script. Offsets are UTF-16 code units.
 */

/** A shingle: longer than what texts of a language share by chance, shorter than most sentences. */
const WIDTH = 12;
/** About so many shingles of the longer text are compared: Broder's sketch “modulo m”. */
const SAMPLE = 50_000;
/** A clean-up that takes out half a page and mends every other line keeps far more than this. */
const LEAST = 0.3;

const MULTIPLIER = 31;

/** Texts differ in white space and case by how they were copied, which says nothing. */
const bare = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Hashes of every stretch of `width` code units, by Karp and Rabin; one in `every` is kept. */
function sketch(text: string, width: number, every: number): Set<number> {
  const kept = new Set<number>();
  let power = 1;
  for (let step = 1; step < width; step += 1) power = Math.imul(power, MULTIPLIER);
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at >= width) hash = (hash - Math.imul(text.charCodeAt(at - width), power)) | 0;
    hash = (Math.imul(hash, MULTIPLIER) + text.charCodeAt(at)) | 0;
    // The low bits of such a hash are poor, and the sample must not follow the text's rhythm.
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
    if (at >= width - 1 && mixed % every === 0) kept.add(mixed);
  }
  return kept;
}

/** 0 to 1: how much of the shorter text is in the longer one. */
export function containment(a: string, b: string): number {
  const [short, long] = [bare(a), bare(b)].sort((x, y) => x.length - y.length);
  if (!short || !long) return 0;
  const width = Math.min(WIDTH, short.length);
  // A short text is compared whole, or a small sample of it would decide.
  const every = Math.max(
    1,
    Math.min(Math.ceil(long.length / SAMPLE), Math.floor(short.length / 64)),
  );
  const [parts, whole] = [sketch(short, width, every), sketch(long, width, every)];
  let found = 0;
  for (const part of parts) if (whole.has(part)) found += 1;
  return parts.size === 0 ? 0 : found / parts.size;
}

/** Whether the two can be revisions of one text. */
export const resembles = (a: string, b: string): boolean => containment(a, b) >= LEAST;
