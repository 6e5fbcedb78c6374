/**
 * The search's own thread: it keeps a copy of all texts and answers without holding up anybody.
 * `main/build.mjs` makes one file of it, which `worker-thread.ts` starts.
 */
import { createContext, runInContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { ok } from '../../shared/result.ts';
import { SearchIndex, TIME_LIMIT } from '../../shared/search/search-index.ts';
import type { Answer, Message } from './messages.ts';

const sandbox: { work: () => void } = { work: () => undefined };
createContext(sandbox);

/**
 * A regular expression cannot be asked to stop, and backtracking can take longer than the universe
 * is old. V8 looks for a wish to terminate while it backtracks, and `node:vm` has one for when the
 * time is up; it ends whatever is called from inside, of this realm too.
 */
function limited(work: () => void): boolean {
  sandbox.work = work;
  try {
    runInContext('work()', sandbox, { timeout: TIME_LIMIT });
    return true;
  } catch (error) {
    if (isTimeUp(error)) return false;
    throw error;
  }
}

/** The error is of the other realm: no instance of our `Error`. */
const isTimeUp = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const index = new SearchIndex(limited);

function answer(message: Message): Answer['result'] {
  switch (message.kind) {
    case 'put':
      index.put(message.input);
      return ok(true);
    case 'forget':
      index.forget(message.input);
      return ok(true);
    case 'surround':
      index.surround({
        linked: new Set(message.input.linked),
        entities: new Map(message.input.entities),
      });
      return ok(true);
    case 'search':
      return index.search(message.input);
    case 'occurrences':
      return index.occurrences(message.input.query, message.input.most);
  }
}

parentPort?.on('message', (message: Message) => {
  parentPort?.postMessage({ id: message.id, result: answer(message) } satisfies Answer);
});
