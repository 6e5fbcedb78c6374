/**
 * Hybrid logical clock (Kulkarni et al. 2014, "Logical Physical Clocks"), so that merging never
 * depends on machines agreeing on the time.
 *
 * A timestamp is `<ms, 9 digits base 36>-<counter, 4 digits base 36>-<node>`; string order is
 * causal order on one node and a total order over all.
 */
import { z } from 'zod';

export type Timestamp = string;

export const timestampSchema = z
  .string()
  .regex(/^[0-9a-z]{9}-[0-9a-z]{4}-[0-9a-zA-Z]+$/, 'not a clock timestamp');

const COUNTER_LIMIT = 36 ** 4;

export interface Clock {
  /** A timestamp later than every one given out or observed so far. */
  tick(): Timestamp;
  /** Makes every later `tick()` follow `seen`. */
  observe(seen: Timestamp): void;
}

/**
 * @param now wall clock, milliseconds since 1970
 * @param node identifies this open store; two writers must never share it
 */
export function createClock(now: () => number, node: string): Clock {
  let ms = 0;
  let counter = 0;
  const advance = (): void => {
    counter += 1;
    if (counter >= COUNTER_LIMIT) {
      ms += 1;
      counter = 0;
    }
  };
  return {
    tick() {
      const wall = now();
      if (wall > ms) {
        ms = wall;
        counter = 0;
      } else advance();
      return `${ms.toString(36).padStart(9, '0')}-${counter.toString(36).padStart(4, '0')}-${node}`;
    },
    observe(seen) {
      const seenMs = Number.parseInt(seen.slice(0, 9), 36);
      const seenCounter = Number.parseInt(seen.slice(10, 14), 36);
      if (seenMs > ms || (seenMs === ms && seenCounter > counter)) {
        ms = seenMs;
        counter = seenCounter;
      }
    },
  };
}
