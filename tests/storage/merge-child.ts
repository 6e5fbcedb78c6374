/**
 * Merges a store into a project, as the command line does, until it is done or killed. Says on
 * standard output what it is doing, synchronously, so that a kill cannot swallow it.
 *
 * Usage: node merge-child.mjs <project folder> <other store>
 */
import { writeSync } from 'node:fs';
import { v7 } from 'uuid';
import { lookAtMerge, takeMerge } from '../../main/files/merge.ts';
import { openStore } from '../../main/storage/open-store.ts';
import type { Result } from '../../shared/result.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

const [, , project = '', other = ''] = process.argv;
const options = { now: () => Date.now(), newId: () => v7() };
const store = must(await openStore(project, options));
if (store.readOnly !== null) throw new Error(store.readOnly);
const watcher = {
  isCancelled: () => false,
  tell: (doing: string) => {
    writeSync(1, `${doing}\n`);
  },
};
const look = must(await lookAtMerge(store, [{ path: other }], options, watcher));
must(await takeMerge(store, look, 'ada', options, watcher));
await store.close();
