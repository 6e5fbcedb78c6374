/**
 * Files that changed while no Claimbench had the project open: through Git, or a tool that
 * synchronises folders. Each of them is sound, but a deletion may have come with one file and what
 * it did not know of with another. Before anybody works on them they are made one store again.
 */
import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { madeWhole } from '../../shared/merge/make-whole.ts';
import { mergeChange } from '../../shared/merge/merge-change.ts';
import type { Change } from '../../shared/model/change.ts';
import type { StoreRecord, Tombstone } from '../../shared/model/record.ts';
import { isEmpty } from '../../shared/ops/change-algebra.ts';
import { ok, type Result } from '../../shared/result.ts';
import { plural } from '../../shared/text/plural.ts';
import { Book } from './book.ts';
import { datasetOf } from './dataset.ts';
import { isMissing } from './disk-error.ts';
import {
  ANNOTATIONS,
  annotationsFile,
  articleFile,
  ARTICLES,
  INDEX_FILE,
  LINKS_FILE,
  PROJECT_FILE,
} from './layout.ts';
import type { Loaded } from './load-project.ts';
import { readSnapshot, SnapshotProblem } from './snapshot.ts';

async function timeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return -Infinity;
    throw error;
  }
}

/**
 * Whether anything was written after the index, which compaction writes last. A file that is
 * replaced touches its folder, so the folders speak for the files in them. True after a crash, too.
 * @throws system errors
 */
export async function isChangedOutside(root: string): Promise<boolean> {
  const indexed = await timeOf(join(root, INDEX_FILE));
  const places = [PROJECT_FILE, LINKS_FILE, ARTICLES, ANNOTATIONS];
  const times = await Promise.all(places.map((place) => timeOf(join(root, place))));
  return times.some((time) => time > indexed);
}

/** So that the next opening need not look again. Losing it costs time, not work. */
export async function noteSeen(root: string): Promise<void> {
  const now = new Date();
  await utimes(join(root, INDEX_FILE), now, now).catch(() => undefined);
}

async function recordsIn(root: string, file: string): Promise<StoreRecord[]> {
  try {
    const shelf = await readSnapshot(root, file);
    return [...(shelf?.records.values() ?? [])];
  } catch (error) {
    // Damage is for whoever needs the file; of a deleted article nobody does.
    if (error instanceof SnapshotProblem) return [];
    throw error;
  }
}

/** What stands in the files of deleted articles. */
async function straysIn(root: string, tombstones: readonly Tombstone[]): Promise<StoreRecord[]> {
  const strays: StoreRecord[] = [];
  for (const { kind, id } of tombstones) {
    if (kind !== 'article') continue;
    for (const file of [articleFile(id), annotationsFile(id)])
      strays.push(...(await recordsIn(root, file)));
  }
  return strays;
}

/** What has to change for the files to be one store. Refusals: those of reading articles. */
export async function wholeningOf(root: string, loaded: Loaded): Promise<Result<Change | null>> {
  const dataset = await datasetOf(root, new Book(root, loaded));
  if (!dataset.ok) return dataset;
  const strays = await straysIn(root, dataset.value.tombstones);
  const change = mergeChange(dataset.value, madeWhole(dataset.value, strays));
  return ok(isEmpty(change) ? null : change);
}

/** One sentence for whoever opens the project. */
export function wholeningNotice({ added, updated, graves = [] }: Change): string {
  const spans = updated.filter(({ kind }) => kind === 'span');
  const lost = spans.filter(({ to }) => typeof to['orphan'] === 'string').length;
  const aside = graves.filter(({ to }) => to?.record && !to.lineage.deletions).length;
  const parts = [
    [spans.length - lost, 'annotation', 'placed on the text as it is now'],
    [lost, 'annotation', 'without a sure place in it'],
    [aside, 'record', 'kept aside because what it needs was deleted'],
    [added.length, 'record', 'brought back because somebody wrote to it while it was deleted'],
  ] as const;
  const said = parts.flatMap(([count, one, what]) =>
    count > 0 ? [`${plural(count, one)} ${what}`] : [],
  );
  return `The files were changed outside of Claimbench, by Git or a tool that synchronises folders, and were made one project again${said.length > 0 ? `: ${said.join('; ')}` : ''}.`;
}
