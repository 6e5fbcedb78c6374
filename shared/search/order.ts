/** Sorting a concordance by what stands beside the matches. */

/** Units compared on either side: beyond, lines look the same anyway. */
export const COMPARED = 48;

const LETTER = /[\p{L}\p{N}]/u;

/** What follows a match, from its first letter. Folded text. */
export function rightKey(following: string): string {
  const first = following.search(LETTER);
  return first < 0 ? '' : following.slice(first);
}

/** What goes before a match, the nearest word first. Folded text. */
export const leftKey = (preceding: string): string =>
  (preceding.match(/[\p{L}\p{N}]+/gu) ?? []).reverse().join(' ');

/** The first `limit` of `items` in order, without sorting what comes after; equal ones stay in order. */
export function firstOf<T>(
  items: Iterable<T>,
  limit: number,
  compare: (a: T, b: T) => number,
): T[] {
  const kept: T[] = [];
  let worst: T | undefined;
  const tidy = (): void => {
    kept.sort(compare);
    kept.length = Math.min(kept.length, limit);
  };
  for (const item of items) {
    if (worst !== undefined && compare(item, worst) >= 0) continue;
    kept.push(item);
    if (kept.length < 2 * limit) continue;
    tidy();
    worst = kept.at(-1);
  }
  tidy();
  return kept;
}
