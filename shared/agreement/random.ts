/**
 * Numbers in [0, 1) that follow from a seed: mulberry32, by Tommy Ettinger (public domain, 2017).
 * Its period is 2^32: enough for resampling, not for secrets.
 *
 * @param seed any integer; its lowest 32 bits count
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
