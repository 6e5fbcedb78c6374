/**
 * Compaction: what the journal holds goes into the snapshots, then out of the journal. Only dirty
 * files are written, one at a time; commits go on meanwhile, and what they add stays journalled.
 */
import { ok, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import { notSaved } from './disk-error.ts';
import { writeIndex } from './index-file.ts';
import type { Journal } from './journal.ts';
import { INDEX_FILE, LINKS_FILE, PROJECT_FILE } from './layout.ts';
import { removeArticleFile, writePage } from './page-files.ts';
import { clockOf } from './page.ts';
import { keyOf, type Shelf } from './shelf.ts';
import { writeSnapshot } from './snapshot.ts';

/** Ids kept of entries that left the journal, so that one sent again late is recognised. */
const RECENT = 512;

export function projectShelf({ state, project, seq }: Book): Shelf {
  const records = [state.project, state.codebook, ...state.annotators.values()];
  return {
    records: new Map(records.map((record) => [keyOf(record), record])),
    tombstones: project.tombstones,
    seq,
    rest: project.rest,
  };
}

export function linksShelf({ state, links, seq }: Book): Shelf {
  const records = [...state.links.values()];
  return {
    records: new Map(records.map((record) => [keyOf(record), record])),
    tombstones: links.tombstones,
    seq,
    rest: links.rest,
  };
}

async function writeCover(
  root: string,
  cover: Book['project'],
  file: string,
  shelf: () => Shelf,
): Promise<void> {
  if (!cover.dirty) return;
  cover.dirty = false;
  try {
    await writeSnapshot(root, file, shelf());
  } catch (error) {
    cover.dirty = true;
    throw error;
  }
}

/**
 * The order matters to whoever opens the project after a crash in the middle: annotations before
 * their article, a removed article's tombstone before its file goes, the journal last.
 * @param ids of committed entries, in order
 */
export async function compactBook(
  root: string,
  book: Book,
  journal: Journal,
  ids: Iterable<string>,
): Promise<Result<true>> {
  const { seq } = book;
  const pages = book.dirtyPages();
  const isBehind = pages.length > 0 || book.links.dirty || book.project.dirty;
  // Opening and closing a project without an edit leaves its files as they were, to the byte.
  if (!isBehind && journal.count === 0) return ok(true);
  let file = '';
  try {
    for (const [id, page] of pages) {
      file = id;
      const at = book.seq;
      const stamp = await writePage(root, id, page, () => book.seq);
      if (stamp !== null) book.stamp(id, stamp, clockOf(page), at);
    }
    file = LINKS_FILE;
    await writeCover(root, book.links, file, () => linksShelf(book));
    file = PROJECT_FILE;
    await writeCover(root, book.project, file, () => projectShelf(book));
    for (const [id, page] of pages) {
      file = id;
      await removeArticleFile(root, id, page);
    }
    const dropped = await journal.drop({ seq, recent: [...ids].slice(-RECENT) });
    if (!dropped.ok) return dropped;
    file = INDEX_FILE;
    await writeIndex(root, book.index);
    return ok(true);
  } catch (error) {
    return notSaved(error, file);
  }
}
