/**
 * Tags as fast as it can, through the real handler, until it is killed. Says on standard output
 * what it is about to do (`try`) and what was acknowledged (`ack`); both are written synchronously,
 * so that a kill cannot swallow them.
 *
 * Usage: node kill-child.mjs <project folder>
 */
import { writeSync } from 'node:fs';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { v7 } from 'uuid';
import { createHandler } from '../../main/handler.ts';
import { findHome } from '../../main/home.ts';
import { openStore } from '../../main/storage/open-store.ts';
import { createWorkbench } from '../../main/workbench.ts';
import { RPC_PREFIX, type Contract } from '../../shared/contract.ts';
import { createClock } from '../../shared/model/clock.ts';
import { applyChange } from '../../shared/ops/apply.ts';
import type { Command } from '../../shared/ops/command.ts';
import type { OpContext } from '../../shared/ops/context.ts';
import { execute } from '../../shared/ops/execute.ts';
import { entryOf } from '../../shared/ops/history.ts';
import { stateOf, type State } from '../../shared/ops/state.ts';
import type { Result } from '../../shared/result.ts';

const say = (...words: readonly string[]): void => {
  writeSync(1, `${words.join(' ')}\n`);
};

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

const below = (limit: number): number => Math.floor(Math.random() * limit);

const path = process.argv[2] ?? '';
const options = { now: () => Date.now(), newId: () => v7(), compactAfter: 12 };
const store = must(await openStore(path, options));
if (store.readOnly !== null) throw new Error(store.readOnly);
const workbench = createWorkbench({ store, home: findHome(process.env), ...options });
const handler = createHandler({
  workbench,
  assets: new Map(),
  report: (error) => {
    throw error;
  },
});
const client: ContractRouterClient<Contract> = createORPCClient(
  new RPCLink({ url: `http://localhost${RPC_PREFIX}`, fetch: (request) => handler(request) }),
);
const clock = createClock(options.now, v7().slice(-12));
const context: OpContext = {
  newId: options.newId,
  now: () => new Date().toISOString(),
  tick: () => clock.tick(),
  annotator: 'ada',
};

/** Edits one article for ever, one acknowledged edit after the other. */
async function work(state: State, article: string): Promise<never> {
  const mine: string[] = [];
  for (let count = 0; ; count += 1) {
    const [command, about] = next(state, article, mine);
    const step = must(execute(state, command, context));
    const [added] = step.change.added;
    const [key, value] = added ? [`span:${added.id}`, 'tagged'] : about;
    if (added) mine.push(added.id);
    say('try', key, value);
    await client.commit({ entries: [entryOf(step, 'user', context)] });
    say('ack', key, value);
    state = must(applyChange(state, step.change));
  }
}

/** Mostly a new span; now and then a note on one, a removal, another title. */
function next(state: State, article: string, mine: string[]): [Command, readonly [string, string]] {
  const dice = below(10);
  const span = mine[below(mine.length)];
  if (span !== undefined && dice < 2) {
    const note = v7();
    return [{ do: 'edit-span', article, span, edit: { note } }, [`span:${span}`, note]];
  }
  if (span !== undefined && dice === 2) {
    mine.splice(mine.indexOf(span), 1);
    return [{ do: 'remove-spans', article, spans: [span] }, [`span:${span}`, 'removed']];
  }
  if (dice === 3) {
    const title = v7();
    return [{ do: 'edit-article', article, title }, [`title:${article}`, title]];
  }
  const length = state.layers.get(article)?.article.text.length ?? 0;
  const start = below(length - 10);
  const fragments = [{ start, end: start + 3 + below(7) }];
  return [{ do: 'add-span', article, label: 'number', fragments }, ['', '']];
}

const opened = await client.open();
say('open');
await Promise.all(
  opened.summaries.map(async ({ id }) => {
    const content = await client.article({ id });
    return work(stateOf(opened.head, [content]), id);
  }),
);
