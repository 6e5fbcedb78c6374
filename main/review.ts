/** Merging stores, and the conflicts that come of it. */
import { createClock } from '../shared/model/clock.ts';
import type { WorkbenchEvent } from '../shared/contract.ts';
import { conflictsOf } from '../shared/merge/conflicts.ts';
import { recordsOf } from '../shared/merge/items.ts';
import { settle } from '../shared/merge/settle.ts';
import type { Conflict } from '../shared/model/conflict.ts';
import { entryOf } from '../shared/ops/history.ts';
import { err, ok, type Result } from '../shared/result.ts';
import { lookAtMerge, takeMerge, type Look } from './files/merge.ts';
import { waitingSyncCopies } from './files/sync-copies.ts';
import type { Jobs } from './jobs.ts';
import type { Store } from './storage/port.ts';
import type { Workbench } from './workbench.ts';

export interface ReviewParts {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  /** Annotator id of whoever works here. */
  readonly me: () => Promise<string | null>;
  readonly tell: (event: WorkbenchEvent) => void;
  /** Long calls under way, which `cancel` stops. */
  readonly jobs: Jobs;
}

type Review = Pick<Workbench, 'mergeLook' | 'mergeTake' | 'syncCopies' | 'conflicts' | 'settle'>;

const NO_NAME = err('no-name', 'Give your name first: every step carries one.');

export function reviewService({ store, now, newId, me, jobs }: ReviewParts): Review {
  const options = { now, newId };
  /** The last look; an older one is of no use to anybody. */
  let look: Look | null = null;
  let known: { readonly seq: number; readonly conflicts: readonly Conflict[] } | null = null;

  async function conflictsNow(): Promise<Result<readonly Conflict[]>> {
    const seq = store.seq();
    if (known?.seq === seq) return ok(known.conflicts);
    const dataset = await store.dataset();
    if (!dataset.ok) return dataset;
    const conflicts = conflictsOf(dataset.value);
    known = { seq, conflicts };
    return ok(conflicts);
  }

  return {
    mergeLook: async ({ sources, job: id }) => {
      look = null;
      const job = jobs.begin(id);
      try {
        const found = await lookAtMerge(store, sources, options, job);
        if (!found.ok) return found;
        look = found.value;
        return ok(found.value.preview);
      } finally {
        job.end();
      }
    },

    mergeTake: async ({ look: id, job: jobId }) => {
      const by = await me();
      if (by === null) return NO_NAME;
      if (look?.preview.id !== id)
        return err('stale-look', 'Look at the merge again before it is made. Nothing was changed.');
      const job = jobs.begin(jobId);
      try {
        const taken = await takeMerge(store, look, by, options, job);
        if (!taken.ok) return taken;
        look = null;
        return ok({ ...taken.value, backup: taken.value.backup ?? '' });
      } finally {
        job.end();
      }
    },

    syncCopies: async () => {
      const copies = await waitingSyncCopies(store);
      return copies.ok ? ok({ copies: copies.value }) : copies;
    },

    conflicts: async () => {
      const found = await conflictsNow();
      // The contract's types are writable copies.
      return found.ok ? ok({ conflicts: [...found.value] }) : found;
    },

    settle: async ({ settlements }) => {
      const by = await me();
      if (by === null) return NO_NAME;
      const dataset = await store.dataset();
      if (!dataset.ok) return dataset;
      const clock = createClock(now, newId().replaceAll('-', '').slice(-12));
      for (const record of recordsOf(dataset.value)) clock.observe(record.clock);
      const context = {
        newId,
        now: () => new Date(now()).toISOString(),
        tick: () => clock.tick(),
        annotator: by,
      };
      const settled = settle(dataset.value, settlements, context);
      if (!settled.ok) return settled;
      const saved = await store.commit([entryOf(settled.value, 'merge', context)]);
      return saved.ok ? ok({ seq: saved.value.seq, label: settled.value.label }) : saved;
    },
  };
}
