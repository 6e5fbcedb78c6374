/** Long calls under way, by the job id their caller gave them: how far they are, and stopping them. */
import type { WorkbenchEvent } from '../shared/contract.ts';

export interface Job {
  readonly isCancelled: () => boolean;
  /**
   * Tells the windows how far it is, at most every `TELL_EVERY` milliseconds: call it as often as
   * there is something new.
   * @param doing `Reading ben.claimbundle`
   * @param total 0: not known
   */
  readonly tell: (doing: string, done: number, total: number) => void;
  /** To be called whatever happens: nothing is kept of a job that ended. */
  readonly end: () => void;
}

export interface Jobs {
  /** A second job of the same id is one of its own; cancelling stops both. */
  readonly begin: (id: string) => Job;
  /** An id nobody is at work on (it has just ended) is no failure. */
  readonly cancel: (id: string) => void;
}

/** Milliseconds. */
export const TELL_EVERY = 100;

/** @param now milliseconds since 1970 */
export function createJobs(tell: (event: WorkbenchEvent) => void, now: () => number): Jobs {
  const running = new Map<string, Set<{ cancelled: boolean }>>();
  return {
    begin: (id) => {
      const state = { cancelled: false };
      const same = running.get(id) ?? new Set();
      running.set(id, same.add(state));
      let told = -Infinity;
      return {
        isCancelled: () => state.cancelled,
        tell: (doing, done, total) => {
          if (now() - told < TELL_EVERY) return;
          told = now();
          tell({ type: 'job', job: id, doing, done, total });
        },
        end: () => {
          same.delete(state);
          if (same.size === 0) running.delete(id);
        },
      };
    },
    cancel: (id) => {
      for (const state of running.get(id) ?? []) state.cancelled = true;
    },
  };
}
