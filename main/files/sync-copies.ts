/** Copies of a project's files that a file-sync tool left beside them, found and read for merging. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { lineageOf } from '../../shared/lineage/versions.ts';
import { covers } from '../../shared/lineage/version-vector.ts';
import { joinedFile, type FileContent } from '../../shared/merge/file-join.ts';
import { itemsOf, keyOf } from '../../shared/merge/items.ts';
import { withPlaces } from '../../shared/merge/make-whole.ts';
import type { RecordKind, StoreRecord } from '../../shared/model/record.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { isMissing, reasonOf } from '../storage/disk-error.ts';
import { keptFile } from '../storage/kept-file.ts';
import { ANNOTATIONS, articleFile, ARTICLES, LINKS_FILE, PROJECT_FILE } from '../storage/layout.ts';
import type { Store } from '../storage/port.ts';
import { syncCopiesIn, type SyncCopy } from '../storage/sync-copy.ts';

/** @throws system errors */
export async function findSyncCopies(root: string): Promise<SyncCopy[]> {
  const copies: SyncCopy[] = [];
  for (const folder of ['', ARTICLES, ANNOTATIONS]) {
    const names = await readdir(path.join(root, folder)).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    copies.push(...(await syncCopiesIn(root, folder, names.sort())));
  }
  return copies;
}

async function contentOf(root: string, file: string): Promise<Result<FileContent>> {
  const refused = (why: string) => err('damaged', `${file} cannot be used: ${why}.`, { file });
  try {
    const kept = keptFile(await readFile(path.join(root, file), 'utf8'));
    return kept.ok ? ok(kept.value.shelf) : refused(kept.error.message);
  } catch (error) {
    return refused(reasonOf(error));
  }
}

/** A file of the project with all that is in the copies of it. */
async function joinedContent(
  root: string,
  file: string,
  copies: readonly SyncCopy[],
): Promise<Result<FileContent>> {
  let joined = await contentOf(root, file);
  for (const copy of copies.filter(({ of }) => of === file)) {
    const content = await contentOf(root, copy.path);
    if (!joined.ok) return joined;
    if (content.ok) joined = ok(joinedFile(joined.value, content.value));
  }
  return joined;
}

const only = <K extends RecordKind>({ records }: FileContent, kind: K) =>
  [...records.values()].filter(
    (record): record is Extract<StoreRecord, { kind: K }> => record.kind === kind,
  );

/** Everything that names its article in an annotations file. */
const homeIn = ({ of }: SyncCopy): string => path.posix.basename(of, '.json');

/**
 * The copy as a store that has nothing else. What its records need to stand (labels, people, the
 * text) comes from the files it lies beside and from the copies of those.
 * Refusals: `damaged`, naming the file.
 */
export async function readSyncCopy(root: string, copy: SyncCopy): Promise<Result<Dataset>> {
  const content = await contentOf(root, copy.path);
  if (!content.ok) return content;
  const copies = await findSyncCopies(root);
  const head = await joinedContent(root, PROJECT_FILE, copies);
  if (!head.ok) return head;
  const [project] = only(head.value, 'project');
  const [codebook] = only(head.value, 'codebook');
  if (!project || !codebook) throw new Error('A project file was read without its records');
  const dataset: Dataset = {
    project,
    codebook,
    annotators: only(head.value, 'annotator'),
    articles: [],
    links: [],
    tombstones: [...content.value.tombstones.values()],
    raws: {},
  };
  if (copy.of === PROJECT_FILE) return ok(dataset);
  if (copy.of === LINKS_FILE) return ok({ ...dataset, links: only(content.value, 'relation') });
  const text = await joinedContent(root, articleFile(homeIn(copy)), copies);
  if (!text.ok) return text;
  const [article] = only(text.value, 'article');
  if (!article) throw new Error('An article file was read without its article');
  const [spans, relations, decisions] = [
    only(content.value, 'span'),
    only(content.value, 'relation'),
    only(content.value, 'decision'),
  ];
  const articles = [{ article, spans, relations, ...(decisions.length > 0 && { decisions }) }];
  return ok(withPlaces({ ...dataset, articles }));
}

/** Whether the copy has a write that the project has never heard of. */
function hasNews(content: FileContent, items: ReturnType<typeof itemsOf>): boolean {
  return [...content.records.values(), ...content.tombstones.values()].some((record) => {
    const item = items.get(keyOf(record));
    const known = item?.tombstone?.lineage ?? (item?.alive ? lineageOf(item.alive) : null);
    const seen = record.lineage?.seen ?? [record.clock];
    return seen.some((clock) => !known || !covers(known.seen, clock));
  });
}

/**
 * The copies with something in them that the project does not have, by absolute path.
 * Refusals: those of reading the project.
 */
export async function waitingSyncCopies(store: Store): Promise<Result<SyncCopy[]>> {
  const copies = await findSyncCopies(store.path);
  if (copies.length === 0) return ok([]);
  const dataset = await store.dataset();
  if (!dataset.ok) return dataset;
  const items = itemsOf(dataset.value);
  const waiting: SyncCopy[] = [];
  for (const copy of copies) {
    const content = await contentOf(store.path, copy.path);
    if (content.ok && hasNews(content.value, items))
      waiting.push({ ...copy, path: path.join(store.path, copy.path) });
  }
  return ok(waiting);
}
