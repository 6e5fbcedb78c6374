/** Two copies of a project, and what is done to them: real stores in temporary folders. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { lookAtMerge, takeMerge } from '../../main/files/merge.ts';
import { createJobs } from '../../main/jobs.ts';
import { reviewService } from '../../main/review.ts';
import type { Store } from '../../main/storage/port.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { Command } from '../../shared/ops/command.ts';
import { EMPTY_HISTORY, remember, undoEntry } from '../../shared/ops/history.ts';
import { normalised } from '../property/merge/replica.ts';
import {
  ADA,
  addArticles,
  create,
  must,
  open,
  options,
  tag,
  tempFolder,
} from '../storage/project.ts';

export const run = async (store: Store, command: Command): Promise<void> => {
  must(await store.run(command, ADA.id, 'user'));
};
export const spansOf = async (store: Store, article: string) =>
  must(await store.article(article)).spans;
export const stateOf = async (store: Store) => normalised(must(await store.dataset()));

export async function mergeInto(store: Store, ...paths: readonly string[]) {
  const look = must(
    await lookAtMerge(
      store,
      paths.map((path) => ({ path })),
      options(),
    ),
  );
  return { look, taken: must(await takeMerge(store, look, ADA.id, options())) };
}

export const context = () => {
  const clock = createClock(() => Date.now(), options().newId().slice(-12));
  return { newId: options().newId, now: () => '', tick: () => clock.tick(), annotator: ADA.id };
};

/** Takes the last step back, as a window does. */
export async function undo(store: Store): Promise<void> {
  const history = store
    .entriesSinceOpen()
    .reduce((done, { entry }) => remember(done, entry), EMPTY_HISTORY);
  must(await store.commit([must(undoEntry(history, context()))]));
}

export const serviceOf = (store: Store) =>
  reviewService({
    store,
    now: () => Date.now(),
    newId: options().newId,
    me: () => Promise.resolve(ADA.id),
    tell: () => undefined,
    jobs: createJobs(
      () => undefined,
      () => Date.now(),
    ),
  });

/** A project with a span on `one`, and two copies of its folder, opened. */
export async function copies(): Promise<{ a: Store; b: Store; id: string }> {
  const folder = await tempFolder();
  const store = await create(join(folder, 'a'));
  await addArticles(store, 'one', 'two');
  must(await tag(store, 'one'));
  await store.close();
  await cp(join(folder, 'a'), join(folder, 'b'), { recursive: true });
  const [a, b] = [await open(join(folder, 'a')), await open(join(folder, 'b'))];
  const [span] = await spansOf(a, 'one');
  return { a, b, id: span?.id ?? '' };
}

export const note = (span: string, text: string): Command => ({
  do: 'edit-span',
  article: 'one',
  span,
  edit: { note: text },
});
