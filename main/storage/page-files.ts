/** Reading one article's two files as a page, and writing them from it. */
import { ok, type Result } from '../../shared/result.ts';
import { summaryOf } from '../../shared/ops/summary.ts';
import { contentOf } from '../../shared/ops/state.ts';
import { stampOf, type IndexEntry } from './index-file.ts';
import { annotationsFile, articleFile } from './layout.ts';
import { annotationsShelf, articleShelf, clockOf, pageOf, type Page } from './page.ts';
import { lost, recoverSnapshot, removeSnapshot, writeSnapshot } from './snapshot.ts';

export interface ReadPage {
  readonly page: Page;
  readonly notices: readonly string[];
  /** The higher of the two files' numbers. */
  readonly seq: number;
}

/**
 * @param isAlive false: the article was removed, and a file a crash left behind does not count
 * Refusals as in `recoverSnapshot`; a missing file is `damaged`.
 */
export async function readPage(
  root: string,
  id: string,
  isAlive: boolean,
): Promise<Result<ReadPage>> {
  const annotations = await recoverSnapshot(root, annotationsFile(id));
  if (!annotations.ok) return annotations;
  if (!isAlive) {
    const page = pageOf(null, annotations.value.shelf);
    return ok({ page, notices: [], seq: annotations.value.shelf?.seq ?? 0 });
  }
  const article = await recoverSnapshot(root, articleFile(id));
  if (!article.ok) return article;
  if (!article.value.shelf) return lost(articleFile(id));
  if (!annotations.value.shelf) return lost(annotationsFile(id));
  const page = pageOf(article.value.shelf, annotations.value.shelf);
  // A file that was read from its copy is written anew at the next compaction.
  page.articleDirty = article.value.notice !== null;
  page.annotationsDirty = annotations.value.notice !== null;
  return ok({
    page,
    notices: [article.value.notice, annotations.value.notice].filter((notice) => notice !== null),
    seq: Math.max(article.value.shelf.seq, annotations.value.shelf.seq),
  });
}

export const indexEntryOf = (page: Page, stamp: string, seq: number): IndexEntry | null =>
  page.layer
    ? { stamp, summary: summaryOf(contentOf(page.layer)), clock: clockOf(page), seq }
    : null;

/**
 * Writes what is dirty; what is edited while a file is being written makes it dirty again. The file of a removed article is
 * taken away by `removeArticleFile`, after the project's tombstone of it is on disk.
 * @returns the files' new stamp
 * @throws system errors, the page being as dirty as before
 */
export async function writePage(
  root: string,
  id: string,
  page: Page,
  seq: () => number,
): Promise<string | null> {
  if (page.annotationsDirty) {
    page.annotationsDirty = false;
    try {
      await writeSnapshot(root, annotationsFile(id), annotationsShelf(page, seq()));
    } catch (error) {
      page.annotationsDirty = true;
      throw error;
    }
  }
  const shelf = page.articleDirty ? articleShelf(page, seq()) : null;
  if (shelf) {
    page.articleDirty = false;
    try {
      await writeSnapshot(root, articleFile(id), shelf);
    } catch (error) {
      page.articleDirty = true;
      throw error;
    }
  }
  return stampOf(root, id);
}

/** @throws system errors */
export async function removeArticleFile(root: string, id: string, page: Page): Promise<void> {
  if (page.layer || !page.articleDirty) return;
  page.articleDirty = false;
  try {
    await removeSnapshot(root, articleFile(id));
  } catch (error) {
    page.articleDirty = true;
    throw error;
  }
}
