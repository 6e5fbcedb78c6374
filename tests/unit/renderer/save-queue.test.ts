import { expect, test } from 'vitest';
import {
  createSaveQueue,
  type SaveQueue,
  type SaveState,
} from '../../../renderer/store/save-queue.ts';
import { EMPTY_CHANGE, type Entry } from '../../../shared/model/change.ts';
import { err, ok, type Result } from '../../../shared/result.ts';

const entry = (id: string): Entry => ({
  id,
  origin: 'user',
  label: id,
  at: '2024-03-22T10:00:00.000Z',
  by: 'ada',
  clock: '000000000-0000-test',
  change: EMPTY_CHANGE,
});

interface Run {
  readonly queue: SaveQueue;
  /** Ids of each group, in the order sent. */
  readonly sent: string[][];
  readonly states: SaveState[];
  readonly refused: string[];
  /** Milliseconds of each wait. */
  readonly waits: number[];
}

/** A queue before a store that answers as `answer` says. */
function run(answer: (ids: readonly string[], attempt: number) => Result<unknown>): Run {
  const seen: Omit<Run, 'queue'> = { sent: [], states: [], refused: [], waits: [] };
  const queue = createSaveQueue({
    send: (entries) => {
      const ids = entries.map(({ id }) => id);
      seen.sent.push(ids);
      return Promise.resolve(answer(ids, seen.sent.length));
    },
    wait: (ms) => {
      seen.waits.push(ms);
      return Promise.resolve();
    },
    onState: (state) => seen.states.push(state),
    onRefused: ({ id }) => seen.refused.push(id),
  });
  return { queue, ...seen };
}

const nothing = (): Promise<void> => Promise.resolve();

test('entries go out in order, and those that queue meanwhile go out together', async () => {
  const { queue, sent, states } = run(() => ok(true));
  for (const id of ['a', 'b', 'c', 'd']) queue.push(entry(id));
  await queue.between(nothing);
  expect(sent).toEqual([['a'], ['b', 'c', 'd']]);
  expect(states.at(-1)).toEqual({ kind: 'saved' });
});

test.each(['not-saved', 'unreachable'])(
  'while the answer is “%s” the same group is sent again, ever less often, and the reason is shown',
  async (code) => {
    const { queue, sent, states, waits } = run((_ids, attempt) =>
      attempt < 9 ? err(code, 'The disk is full.') : ok(true),
    );
    queue.push(entry('a'));
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (queue.waiting().length === 0) resolve();
        else setImmediate(look);
      };
      look();
    });
    expect(sent).toEqual(Array.from({ length: 9 }, () => ['a']));
    expect(states).toContainEqual({ kind: 'not-saved', reason: 'The disk is full.' });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeLessThanOrEqual(8_000);
  },
);

test('of a group that is refused only the entry at fault is given back', async () => {
  const { queue, refused } = run((ids) =>
    ids.includes('bad') ? err('stale-change', 'It does not fit.') : ok(true),
  );
  for (const id of ['first', 'a', 'bad', 'b']) queue.push(entry(id));
  await queue.between(nothing);
  expect(refused).toEqual(['bad']);
  expect(queue.waiting()).toEqual([]);
});

test('nothing is called saved while something waits', async () => {
  const { queue, states } = run(() => {
    expect(states).not.toContainEqual({ kind: 'saved' });
    return ok(true);
  });
  queue.push(entry('a'));
  queue.push(entry('b'));
  await queue.between(nothing);
});

test('a task between finds everything sent that was there before it', async () => {
  const { queue, sent } = run(() => ok(true));
  queue.push(entry('a'));
  queue.push(entry('b'));
  const found = await queue.between(() => Promise.resolve(sent.flat()));
  expect(found).toEqual(['a', 'b']);
});

test('while the disk refuses, a task still gets its turn and sees what is not saved', async () => {
  let isFull = true;
  const { queue } = run(() => (isFull ? err('not-saved', 'The disk is full.') : ok(true)));
  queue.push(entry('a'));
  const waiting = await queue.between(() => {
    isFull = false;
    return Promise.resolve(queue.waiting().map(({ id }) => id));
  });
  expect(waiting).toEqual(['a']);
});
