/** Bringing the snapshots up to date with the journal, in memory. */
import type { CommittedEntry } from '../../shared/model/change.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { JournalRead } from './journal-read.ts';
import { homeOf } from '../../shared/ops/patch.ts';
import { annotationsFile, articleFile, LINKS_FILE, PROJECT_FILE } from './layout.ts';
import { emptyShelf, filesOf, keyOf, replay, type Shelf } from './shelf.ts';
import { lost, recoverSnapshot } from './snapshot.ts';

export interface Misfit {
  readonly entry: CommittedEntry;
  readonly reason: string;
}

export interface Replayed {
  /** Articles that the journal has something for: both their files are in `shelves`. */
  readonly articles: ReadonlySet<string>;
  /** Project, links, and every file the journal has something for; up to date. */
  readonly shelves: ReadonlyMap<string, Shelf>;
  /** Files that the journal has newer entries for, or that were read from a copy. */
  readonly behind: ReadonlySet<string>;
  /** Entries in the journal that apply, in order. */
  readonly entries: readonly CommittedEntry[];
  /** Entries that do not, because something before them was lost. */
  readonly misfits: readonly Misfit[];
  /** The highest number that any of the files had. */
  readonly highest: number;
  /** A file is ahead of the journal: something else than this store put it there. */
  readonly isForeign: boolean;
  readonly notices: readonly string[];
}

/** Articles that the journal has something for. */
function touchedArticles(entries: readonly CommittedEntry[]): Set<string> {
  const homes = entries.flatMap(({ entry: { change } }) => [
    ...[...change.added, ...change.removed].map((record) => homeOf(record)),
    ...change.updated.map(({ kind, id, article }) => (kind === 'article' ? id : article)),
    ...(change.graves ?? []).map(({ article }) => article),
  ]);
  return new Set(homes.filter((home) => home !== undefined));
}

/** Refusals: `damaged`, `newer-format`, naming the file; `no-project`. */
export async function replayJournal(root: string, read: JournalRead): Promise<Result<Replayed>> {
  const shelves = new Map<string, Shelf>();
  const behind = new Set<string>();
  const notices: string[] = [];
  const load = async (file: string): Promise<Result<Shelf | null>> => {
    const recovered = await recoverSnapshot(root, file);
    if (!recovered.ok) return recovered;
    const { shelf, notice } = recovered.value;
    if (notice !== null) {
      notices.push(notice);
      behind.add(file);
    }
    return ok(shelf);
  };

  const project = await load(PROJECT_FILE);
  if (!project.ok) return project;
  if (!project.value) {
    return err(
      'no-project',
      `There is no Claimbench project in ${root}: it has no ${PROJECT_FILE}.`,
      { file: root },
    );
  }
  const graves = new Set(project.value.tombstones.keys());
  const removedBy = project.value.seq;
  shelves.set(PROJECT_FILE, project.value);
  const links = await load(LINKS_FILE);
  if (!links.ok) return links;
  shelves.set(LINKS_FILE, links.value ?? emptyShelf());

  const articles = touchedArticles(read.entries);
  const born = new Set(
    read.entries.flatMap(({ entry: { change } }) =>
      change.added.flatMap(({ kind, id }) => (kind === 'article' ? [id] : [])),
    ),
  );
  for (const id of articles) {
    // Removed as of the project's snapshot: what may still lie there is a crash's leftover.
    const isGone = graves.has(keyOf({ kind: 'article', id }));
    const article = isGone ? ok(emptyShelf(removedBy)) : await load(articleFile(id));
    if (!article.ok) return article;
    const annotations = await load(annotationsFile(id));
    if (!annotations.ok) return annotations;
    // Fine while the journal has the article's beginning: they were not written yet.
    if (!isGone && article.value && !annotations.value && !born.has(id))
      return lost(annotationsFile(id));
    shelves.set(articleFile(id), article.value ?? emptyShelf());
    shelves.set(annotationsFile(id), annotations.value ?? emptyShelf());
  }

  const highest = Math.max(0, ...[...shelves.values()].map(({ seq }) => seq));
  const last = read.entries.at(-1)?.seq ?? Infinity;
  const isForeign = highest > last;
  // A file that is ahead of the journal was put there by Git or a sync tool after a crash: what the
  // journal has for it is not in it, whatever its number says.
  for (const shelf of shelves.values()) if (shelf.seq > last) shelf.seq = read.checkpoint?.seq ?? 0;

  const entries: CommittedEntry[] = [];
  const misfits: Misfit[] = [];
  for (const entry of read.entries) {
    const touched = [...filesOf(entry)].filter((file) => (shelves.get(file)?.seq ?? 0) < entry.seq);
    const reason = replay(entry, shelves);
    if (reason !== null) {
      misfits.push({ entry, reason });
      continue;
    }
    entries.push(entry);
    for (const file of touched) behind.add(file);
  }
  const dead = shelves.get(PROJECT_FILE)?.tombstones;
  for (const id of articles) {
    const isThere = (shelves.get(articleFile(id))?.records.size ?? 0) > 0;
    if (!isThere && dead?.has(keyOf({ kind: 'article', id })) !== true)
      return lost(articleFile(id));
  }
  return ok({ shelves, articles, behind, entries, misfits, highest, isForeign, notices });
}
