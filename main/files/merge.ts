/** Merging stores into a project: looked at first, backed up, then taken as one step. */
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { bundleText } from '../../shared/codecs/bundle/bundle.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { MergeSource } from '../../shared/contract.ts';
import { recordsOf } from '../../shared/merge/items.ts';
import { mergeChange } from '../../shared/merge/merge-change.ts';
import { merging } from '../../shared/merge/merge.ts';
import { noted } from '../../shared/merge/merge-note.ts';
import { previewOf } from '../../shared/merge/preview.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { Entry } from '../../shared/model/change.ts';
import type { MergePreview } from '../../shared/model/merge-preview.ts';
import { isEmpty } from '../../shared/ops/change-algebra.ts';
import type { OpContext } from '../../shared/ops/context.ts';
import { entryOf } from '../../shared/ops/history.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { reasonOf } from '../storage/disk-error.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { BACKUPS } from '../storage/layout.ts';
import type { Store, StoreOptions } from '../storage/port.ts';
import { readMergeSource, type ReadSource } from './merge-source.ts';

/** Somebody waits, and may change their mind. */
export interface Watcher {
  readonly isCancelled: () => boolean;
  readonly tell: (doing: string, done: number, total: number) => void;
}

export const UNWATCHED: Watcher = { isCancelled: () => false, tell: () => undefined };

/** What was looked at, kept until it is taken or dropped. */
export interface Look {
  readonly preview: MergePreview;
  readonly sources: readonly ReadSource[];
  /** Number of the store's last entry when it was looked at. */
  readonly seq: number;
  readonly merged: Dataset;
  readonly ours: Dataset;
}

export interface Taken {
  readonly seq: number;
  readonly label: string;
  /** Absolute; null where there was nothing to merge. */
  readonly backup: string | null;
}

const CANCELLED = err('cancelled', 'The merge was cancelled. Nothing was changed.');

async function mergedWith(
  ours: Dataset,
  { name, dataset }: ReadSource,
  watcher: Watcher,
): Promise<Result<Dataset>> {
  const steps = merging(ours, dataset);
  for (;;) {
    if (watcher.isCancelled()) return CANCELLED;
    const step = steps.next();
    if (step.done === true) return ok(step.value.dataset);
    watcher.tell(`Merging ${path.basename(name)}`, step.value.done, step.value.total);
    await nextTurn();
  }
}

/** Reads the stores and says what merging them would do. Refusals: those of reading, `cancelled`. */
export async function lookAtMerge(
  store: Store,
  chosen: readonly MergeSource[],
  options: StoreOptions,
  watcher: Watcher = UNWATCHED,
): Promise<Result<Look>> {
  const seq = store.seq();
  const own = await store.dataset();
  if (!own.ok) return own;
  const sources: ReadSource[] = [];
  let merged = own.value;
  for (const [at, source] of chosen.entries()) {
    const name = 'path' in source ? source.path : source.name;
    watcher.tell(`Reading ${path.basename(name)}`, at, chosen.length);
    await nextTurn();
    if (watcher.isCancelled()) return CANCELLED;
    const found = await readMergeSource(source, store.path, options);
    if (!found.ok) return found;
    sources.push(found.value);
    const next = await mergedWith(merged, found.value, watcher);
    if (!next.ok) return next;
    merged = next.value;
  }
  const preview = previewOf({ ours: own.value, merged, sources }, options.newId());
  return ok({ preview, sources, seq, merged, ours: own.value });
}

/** `Merge ben.claimbundle: 12 new, 3 changed`. */
function labelOf({ preview: { total }, sources }: Look): string {
  const names = sources.map(({ name }) => path.basename(name)).join(', ');
  const parts = [
    [total.added, 'new'],
    [total.changed, 'changed'],
    [total.deleted, 'deleted'],
    [total.conflicting, 'in conflict'],
  ].flatMap(([count, what]) => (count === 0 ? [] : `${String(count)} ${String(what)}`));
  return `Merge ${names}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

/** The project as it was, as a bundle among its backups. */
async function backUp(store: Store, ours: Dataset, now: number): Promise<Result<string>> {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const file = path.join(store.path, BACKUPS, `before-merge-${time}.claimbundle`);
  try {
    await writeDurably(file, bundleText(ours));
    return ok(file);
  } catch (error) {
    return err(
      'no-backup',
      `The backup ${file} was not written: ${reasonOf(error)}. Nothing was merged.`,
      { file },
    );
  }
}

/** Bytes as imported that are new here. Kept by their hash: harmless where the merge fails. */
async function keepRaws(store: Store, { ours, merged }: Look): Promise<Result<true>> {
  for (const { article } of merged.articles) {
    const { raw } = article;
    const bytes = raw && merged.raws[raw.sha256];
    if (!raw || bytes === undefined || ours.raws[raw.sha256] !== undefined) continue;
    const kept = await store.putRaw(Buffer.from(bytes, 'base64'), raw.file, raw.encoding);
    if (!kept.ok) return kept;
  }
  return ok(true);
}

/**
 * Merges what was looked at, as one entry of the journal: wholly or not at all.
 * Refusals: `stale-look`, `cancelled`, `no-backup`, and those of committing.
 */
export async function takeMerge(
  store: Store,
  look: Look,
  annotator: string,
  { now, newId }: StoreOptions,
  watcher: Watcher = UNWATCHED,
): Promise<Result<Taken>> {
  if (store.seq() !== look.seq)
    return err(
      'stale-look',
      'The project was edited since you looked at this merge. Look at it again; nothing was changed.',
    );
  const label = labelOf(look);
  if (isEmpty(mergeChange(look.ours, look.merged)))
    return ok({ seq: store.seq(), label: 'Nothing to merge', backup: null });
  watcher.tell('Making a backup', 0, 2);
  await nextTurn();
  const backup = await backUp(store, look.ours, now());
  if (!backup.ok) return backup;
  const raws = await keepRaws(store, look);
  if (!raws.ok) return raws;
  if (watcher.isCancelled()) return CANCELLED;
  watcher.tell('Saving what was merged', 1, 2);
  await nextTurn();
  const clock = createClock(now, newId().replaceAll('-', '').slice(-12));
  for (const record of recordsOf(look.merged)) clock.observe(record.clock);
  const context: OpContext = {
    newId,
    now: () => new Date(now()).toISOString(),
    tick: () => clock.tick(),
    annotator,
  };
  const merged = noted(look.ours, look.merged, look.sources, context);
  const entry: Entry = entryOf({ label, change: mergeChange(look.ours, merged) }, 'merge', context);
  const saved = await store.commit([entry]);
  return saved.ok ? ok({ seq: saved.value.seq, label, backup: backup.value }) : saved;
}
