/**
 * Compaction: what the journal holds goes into the snapshots, then out of the journal. Only dirty
 * files are written; commits go on meanwhile, and what they add stays journalled.
 */
import { join } from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import { notSaved } from './disk-error.ts';
import { syncFolder } from './durable-file.ts';
import { writeIndex } from './index-file.ts';
import type { Journal } from './journal.ts';
import {
  ANNOTATIONS,
  articleFile,
  ARTICLES,
  INDEX_FILE,
  LINKS_FILE,
  PROJECT_FILE,
} from './layout.ts';
import { removeArticleFile, writePage } from './page-files.ts';
import { clockOf, type Page } from './page.ts';
import { keyOf, type Shelf } from './shelf.ts';
import { writeSnapshot } from './snapshot.ts';

/** Ids kept of entries that left the journal, so that one sent again late is recognised. */
const RECENT = 512;
const FILES_AT_ONCE = 8;

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

/** Side by side, because a disk syncs several files in little more time than one. */
async function writePages(
  root: string,
  book: Book,
  pages: readonly (readonly [string, Page])[],
): Promise<void> {
  for (let from = 0; from < pages.length; from += FILES_AT_ONCE) {
    const written = pages.slice(from, from + FILES_AT_ONCE).map(async ([id, page]) => {
      const at = book.seq;
      const stamp = await writePage(root, id, page, () => book.seq);
      if (stamp !== null) book.stamp(id, stamp, clockOf(page), at);
    });
    const failed = (await Promise.allSettled(written)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
}

/**
 * The order matters to whoever opens the project after a crash in the middle: a removed article's
 * tombstone is on disk before its file goes, and everything is before the journal is emptied.
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
    file = ARTICLES;
    await writePages(root, book, pages);
    file = LINKS_FILE;
    await writeCover(root, book.links, file, () => linksShelf(book));
    file = PROJECT_FILE;
    await writeCover(root, book.project, file, () => projectShelf(book));
    await syncFolder(root);
    for (const [id, page] of pages) {
      file = articleFile(id);
      await removeArticleFile(root, id, page);
    }
    for (const folder of [ARTICLES, ANNOTATIONS]) {
      file = folder;
      await syncFolder(join(root, folder));
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
