/** Everything that opening a project reads. Nothing is written here. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { isMissing } from './disk-error.ts';
import { readIndex, stampOf, type IndexEntry } from './index-file.ts';
import { readJournal, type JournalRead } from './journal-read.ts';
import {
  ANNOTATIONS,
  annotationsFile,
  articleFile,
  ARTICLES,
  isSafeId,
  JOURNAL_FILE,
  LATEST,
  LINKS_FILE,
  PROJECT_FILE,
} from './layout.ts';
import { indexEntryOf, readPage } from './page-files.ts';
import { isDirty, latestClock, pageOf, type Page } from './page.ts';
import { replayJournal, type Replayed } from './replay-journal.ts';
import { emptyShelf, keyOf, type Shelf } from './shelf.ts';
import { syncCopiesIn } from './sync-copy.ts';

export interface Loaded {
  readonly read: JournalRead;
  readonly replayed: Replayed;
  readonly project: Shelf;
  readonly links: Shelf;
  /** Articles that the journal is ahead of, or that were read from a copy. */
  readonly pages: ReadonlyMap<string, Page>;
  /** Every article of the project. */
  readonly index: Map<string, IndexEntry>;
  /** The index on disk is not this one. */
  readonly indexIsStale: boolean;
  readonly seq: number;
  /** The latest clock seen anywhere. */
  readonly clock: string;
  readonly notices: readonly string[];
}

/** At a time; more would not be faster, and some systems limit open files to 256. */
const STATS_AT_ONCE = 32;

async function idsIn(root: string, folder: string): Promise<string[]> {
  let names: string[];
  try {
    names = await readdir(join(root, folder));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  const copies = new Set((await syncCopiesIn(root, folder, names)).map(({ path }) => path));
  return names.flatMap((name) => {
    if (copies.has(`${folder}/${name}`)) return [];
    const id = name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
    return isSafeId(id) ? [id] : [];
  });
}

async function stampsOf(root: string, ids: readonly string[]): Promise<Map<string, string | null>> {
  const stamps = new Map<string, string | null>();
  for (let at = 0; at < ids.length; at += STATS_AT_ONCE) {
    const part = ids.slice(at, at + STATS_AT_ONCE);
    const found = await Promise.all(part.map((id) => stampOf(root, id)));
    for (const [index, id] of part.entries()) stamps.set(id, found[index] ?? null);
  }
  return stamps;
}

/** The pages that the journal has something for. */
function touchedPages({ articles, shelves, behind }: Replayed): Map<string, Page> {
  const pages = new Map<string, Page>();
  for (const id of articles) {
    const article = shelves.get(articleFile(id));
    const annotations = shelves.get(annotationsFile(id));
    const page = pageOf(article ?? null, annotations ?? null);
    page.articleDirty = behind.has(articleFile(id));
    page.annotationsDirty = behind.has(annotationsFile(id));
    pages.set(id, page);
  }
  return pages;
}

/** Refusals: `no-project`, and `damaged` or `newer-format` naming the file. @throws system errors */
export async function loadProject(root: string): Promise<Result<Loaded>> {
  // Before the snapshots: what another process compacts meanwhile is then in both, not in neither.
  const read = await readJournal(join(root, JOURNAL_FILE));
  const outcome = await replayJournal(root, read);
  if (!outcome.ok) return outcome;
  const replayed = outcome.value;
  const project = replayed.shelves.get(PROJECT_FILE) ?? emptyShelf();
  const links = replayed.shelves.get(LINKS_FILE) ?? emptyShelf();
  const notices = [...replayed.notices];
  const pages = touchedPages(replayed);
  const index = new Map<string, IndexEntry>();
  for (const [id, page] of pages) {
    const entry = indexEntryOf(page, '', 0);
    if (entry) index.set(id, entry);
  }

  const known = await readIndex(root);
  const folders = [ARTICLES, ANNOTATIONS, `${LATEST}/${ARTICLES}`];
  const found = await Promise.all(folders.map((folder) => idsIn(root, folder)));
  const others = [...new Set(found.flat())].filter(
    (id) => !pages.has(id) && !project.tombstones.has(keyOf({ kind: 'article', id })),
  );
  let indexIsStale = known.size !== others.length;
  for (const [id, stamp] of await stampsOf(root, others)) {
    const entry = known.get(id);
    if (entry && stamp !== null && entry.stamp === stamp) {
      index.set(id, entry);
      continue;
    }
    indexIsStale = true;
    const content = await readPage(root, id, true);
    if (!content.ok) return content;
    const { page, seq } = content.value;
    notices.push(...content.value.notices);
    if (isDirty(page)) pages.set(id, page);
    const fresh = indexEntryOf(page, stamp ?? '', seq);
    if (fresh) index.set(id, fresh);
  }

  const shelves = [...replayed.shelves.values()];
  return ok({
    read,
    replayed,
    project,
    links,
    pages,
    index,
    indexIsStale,
    seq: [...shelves, ...read.entries, ...index.values()].reduce(
      (highest, { seq }) => Math.max(highest, seq),
      Math.max(read.checkpoint?.seq ?? 0, replayed.highest),
    ),
    clock: latestClock([
      ...index.values(),
      ...read.entries.map(({ entry }) => entry),
      ...shelves.flatMap(({ records, tombstones }) => [
        ...records.values(),
        ...tombstones.values(),
      ]),
    ]),
    notices,
  });
}
