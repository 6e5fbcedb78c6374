/** Listening to the store for as long as the window is open, over every break of the connection. */
import type { WorkbenchEvent } from '../../shared/contract.ts';
import type { Api } from '../api.ts';

export interface FollowOptions {
  readonly api: Pick<Api, 'events'>;
  /** Number of the last entry heard of: a new connection begins after it, so nothing is missed. */
  readonly heard: () => number;
  readonly onEvent: (event: WorkbenchEvent) => void;
  readonly wait: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5_000;

export async function followEvents(options: FollowOptions): Promise<void> {
  const { api, heard, onEvent, wait, signal } = options;
  let failures = 0;
  const onOpen = (): void => {
    failures = 0;
  };
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    await api.events(heard(), signal, onEvent, onOpen);
    if (isOver()) return;
    await wait(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures));
    failures += 1;
  }
}
