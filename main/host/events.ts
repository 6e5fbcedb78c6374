/** Event streams: each window's queue of what happened, and who is listening. */
import { AsyncIteratorClass } from '@orpc/server';

/**
 * A stream that starts with `first` and goes on with whatever `subscribe` delivers. Nothing that
 * is delivered after this call returns is missed, and nothing is dropped for a slow reader.
 *
 * Unsubscribes exactly once: when the reader returns, or when `signal` aborts.
 */
export function eventStream<T extends object>(
  first: readonly T[],
  subscribe: (deliver: (event: T) => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncIteratorClass<T, void> {
  const queue = [...first];
  let wake = (): void => undefined;
  let isEnded = false;
  const unsubscribe = subscribe((event) => {
    queue.push(event);
    wake();
  });
  const end = (): void => {
    if (isEnded) return;
    isEnded = true;
    signal?.removeEventListener('abort', end);
    unsubscribe();
    wake();
  };
  if (signal?.aborted) end();
  else signal?.addEventListener('abort', end);
  return new AsyncIteratorClass<T, void>(
    async () => {
      while (queue.length === 0 && !isEnded) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const value = isEnded ? undefined : queue.shift();
      return value === undefined ? { done: true, value: undefined } : { done: false, value };
    },
    () => {
      end();
      return Promise.resolve();
    },
  );
}
