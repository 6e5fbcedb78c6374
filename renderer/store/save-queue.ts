/**
 * From optimistic to acknowledged: entries wait here, go out in order and in groups, and stay until
 * the journal has them. A disk or a handler that fails is tried again and again; an entry that the
 * store refuses is handed back, and whatever waits behind it is judged on its own.
 */
import { NOT_SAVED } from '../../shared/contract.ts';
import type { Entry } from '../../shared/model/change.ts';
import type { AppError, Result } from '../../shared/result.ts';

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'not-saved'; readonly reason: string };

export interface SaveQueueOptions {
  readonly send: (entries: readonly Entry[]) => Promise<Result<unknown>>;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  readonly onState: (state: SaveState) => void;
  /** The store will not take this entry; it is out of the queue already. */
  readonly onRefused: (entry: Entry, error: AppError) => void;
}

export interface SaveQueue {
  push(entry: Entry): void;
  /** What is not acknowledged yet, in order. */
  waiting(): readonly Entry[];
  /** Takes an entry that was never sent out of the queue; false when it is not there. */
  drop(id: string): boolean;
  /**
   * Runs `task` while nothing is under way: after everything that waits, or, while the disk
   * refuses, between two attempts (`waiting()` then says what the task will not find there).
   */
  between<T>(task: () => Promise<T>): Promise<T>;
}

/** Entries in one request: far under the hosts' limit for a body. */
const GROUP = 200;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 8_000;

/** The failures that say nothing about the entry: the same call can be made again. */
const AGAIN: ReadonlySet<string> = new Set([NOT_SAVED, 'unreachable', 'failed']);

export function createSaveQueue({ send, wait, onState, onRefused }: SaveQueueOptions): SaveQueue {
  const queue: Entry[] = [];
  const tasks: (() => Promise<void>)[] = [];
  let isRunning = false;
  let failures = 0;
  /** After a group was refused: how many of its entries are still to be tried one by one. */
  let singly = 0;

  function sayIfSaved(): void {
    if (queue.length === 0) onState({ kind: 'saved' });
  }

  async function sendNext(): Promise<void> {
    const group = queue.slice(0, singly > 0 ? 1 : GROUP);
    if (failures === 0) onState({ kind: 'saving' });
    const outcome = await send(group);
    if (outcome.ok) {
      queue.splice(0, group.length);
      failures = 0;
      singly = Math.max(0, singly - 1);
      sayIfSaved();
      return;
    }
    if (AGAIN.has(outcome.error.code)) {
      onState({ kind: 'not-saved', reason: outcome.error.message });
      await wait(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures));
      failures += 1;
      return;
    }
    failures = 0;
    if (group.length > 1) {
      singly = group.length;
      return;
    }
    singly = Math.max(0, singly - 1);
    const [refused] = queue.splice(0, 1);
    sayIfSaved();
    if (refused) onRefused(refused, outcome.error);
  }

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    for (;;) {
      const task = queue.length === 0 || failures > 0 ? tasks.shift() : undefined;
      if (task) await task();
      else if (queue.length > 0) await sendNext();
      else break;
    }
    isRunning = false;
  }

  return {
    push(entry) {
      queue.push(entry);
      void run();
    },
    waiting: () => [...queue],
    drop(id) {
      const at = queue.findIndex((entry) => entry.id === id);
      if (at < 0) return false;
      queue.splice(at, 1);
      sayIfSaved();
      return true;
    },
    between: (task) =>
      new Promise((resolve, reject) => {
        tasks.push(() => task().then(resolve, reject));
        void run();
      }),
  };
}
