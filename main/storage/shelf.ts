/**
 * A shelf: what one snapshot file holds. Every record has one shelf, and every removal leaves a
 * tombstone on one; replaying the journal is putting each entry's parts on their shelves.
 */
import { buriedLineage } from '../../shared/lineage/stamp.ts';
import type { CommittedEntry, GraveEdit, Update } from '../../shared/model/change.ts';
import type { RecordKind, StoreRecord, Tombstone } from '../../shared/model/record.ts';
import { fieldsOf, holds, homeOf, patched } from '../../shared/ops/patch.ts';
import { annotationsFile, articleFile, LINKS_FILE, PROJECT_FILE } from './layout.ts';

export interface Shelf {
  /** By `keyOf`. */
  readonly records: Map<string, StoreRecord>;
  readonly tombstones: Map<string, Tombstone>;
  /** Entries up to this number are in it. */
  seq: number;
  /** Fields of the file that this version does not know. */
  readonly rest: Readonly<Record<string, unknown>>;
}

export const emptyShelf = (seq = 0): Shelf => ({
  records: new Map(),
  tombstones: new Map(),
  seq,
  rest: {},
});

export const keyOf = (item: { readonly kind: RecordKind; readonly id: string }): string =>
  `${item.kind} ${item.id}`;

/** The file a record lies in. `home` is its article; absent for project-wide records and links. */
export function fileOf(kind: RecordKind, id: string, home: string | undefined): string {
  switch (kind) {
    case 'project':
    case 'codebook':
    case 'annotator':
      return PROJECT_FILE;
    case 'article':
      return articleFile(id);
    case 'span':
    case 'relation':
    case 'decision':
      return home === undefined ? LINKS_FILE : annotationsFile(home);
  }
}

/** The file a record's tombstone lies in: an article's own file goes away with it. */
export const tombstoneFileOf = (record: StoreRecord): string =>
  record.kind === 'article' ? PROJECT_FILE : fileOf(record.kind, record.id, homeOf(record));

/** What is kept of `record`, which `by` removed at `clock`. */
export function tombstoneOf(record: StoreRecord, clock: string, by: string): Tombstone {
  const home = record.kind === 'article' ? undefined : homeOf(record);
  const { lineage: _told, ...bare } = record;
  return {
    kind: record.kind,
    id: record.id,
    ...(home === undefined ? {} : { article: home }),
    clock,
    lineage: buriedLineage(record, clock, by),
    record: bare,
  };
}

/** The file that a tombstone edit is about. */
export const graveFileOf = ({ kind, id, article }: GraveEdit): string =>
  kind === 'article' ? PROJECT_FILE : fileOf(kind, id, article);

/** Every file that is behind once `entry` is made. */
export function filesOf({ entry: { change } }: CommittedEntry): Set<string> {
  const files = new Set<string>();
  for (const record of [...change.added, ...change.removed]) {
    files.add(fileOf(record.kind, record.id, homeOf(record)));
    files.add(tombstoneFileOf(record));
    // Written even when empty: an article file never stands without its annotations file.
    if (record.kind === 'article') files.add(annotationsFile(record.id));
  }
  for (const { kind, id, article } of change.updated) files.add(fileOf(kind, id, article));
  for (const edit of change.graves ?? []) files.add(graveFileOf(edit));
  return files;
}

/** Puts the entry's parts on their shelves, remembering how to take them off again. */
class Replay {
  private readonly undo: (() => void)[] = [];
  private readonly committed: CommittedEntry;
  private readonly shelves: ReadonlyMap<string, Shelf>;

  constructor(committed: CommittedEntry, shelves: ReadonlyMap<string, Shelf>) {
    this.committed = committed;
    this.shelves = shelves;
  }

  /** The shelf, unless its snapshot has this entry already. */
  private shelf(file: string): Shelf | null {
    const shelf = this.shelves.get(file);
    if (!shelf) throw new Error(`Replay needs ${file}, which was not loaded`);
    return shelf.seq >= this.committed.seq ? null : shelf;
  }

  private set<T>(map: Map<string, T>, key: string, value: T | undefined): void {
    const old = map.get(key);
    this.undo.push(() => {
      if (old === undefined) map.delete(key);
      else map.set(key, old);
    });
    if (value === undefined) map.delete(key);
    else map.set(key, value);
  }

  private remove(record: StoreRecord): string | null {
    const key = keyOf(record);
    const shelf = this.shelf(fileOf(record.kind, record.id, homeOf(record)));
    const current = shelf?.records.get(key);
    if (shelf) {
      if (!current) return `the ${key} it removes is not there`;
      if (!holds(current, fieldsOf(record))) return `the ${key} it removes is another one`;
      this.set(shelf.records, key, undefined);
    }
    const graves = this.shelf(tombstoneFileOf(record))?.tombstones;
    const { clock, by } = this.committed.entry;
    // As it stood on its shelf: what a window sent may tell its lineage less exactly.
    if (graves) this.set(graves, key, tombstoneOf(current ?? record, clock, by));
    return null;
  }

  private add(record: StoreRecord): string | null {
    const key = keyOf(record);
    const shelf = this.shelf(fileOf(record.kind, record.id, homeOf(record)));
    if (shelf) {
      if (shelf.records.has(key)) return `the ${key} it adds is there already`;
      this.set(shelf.records, key, record);
    }
    const graves = this.shelf(tombstoneFileOf(record))?.tombstones;
    if (graves) this.set(graves, key, undefined);
    return null;
  }

  private update(update: Update): string | null {
    const key = keyOf(update);
    const shelf = this.shelf(fileOf(update.kind, update.id, update.article));
    if (!shelf) return null;
    const current = shelf.records.get(key);
    if (!current) return `the ${key} it changes is not there`;
    if (!holds(current, update.from)) return `the ${key} it changes is another one`;
    const next = patched(current, update.to, this.committed.entry.by);
    if (typeof next === 'string') return next;
    this.set(shelf.records, key, next);
    return null;
  }

  private bury(edit: GraveEdit): null {
    const graves = this.shelf(graveFileOf(edit))?.tombstones;
    if (graves) this.set(graves, keyOf(edit), edit.to ?? undefined);
    return null;
  }

  run(): string | null {
    const { removed, added, updated, graves = [] } = this.committed.entry.change;
    for (const step of [
      ...removed.map((record) => () => this.remove(record)),
      ...added.map((record) => () => this.add(record)),
      ...updated.map((update) => () => this.update(update)),
      ...graves.map((edit) => () => this.bury(edit)),
    ]) {
      const problem = step();
      if (problem === null) continue;
      for (const back of this.undo.toReversed()) back();
      return problem;
    }
    return null;
  }
}

/**
 * Brings `entry` onto the shelves that do not have it yet: whole, or not at all.
 * @param shelves every file of `filesOf(entry)`
 * @returns why it does not fit, or null
 */
export const replay = (entry: CommittedEntry, shelves: ReadonlyMap<string, Shelf>): string | null =>
  new Replay(entry, shelves).run();
