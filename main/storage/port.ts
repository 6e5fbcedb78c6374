/**
 * Storage as the rest of the main side sees it. The project folder (`project-store.ts`) is its one
 * implementation; a team server can be a second one.
 */
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { ArticleSummary, RawSource } from '../../shared/model/article.ts';
import type { CommittedEntry, Entry, Origin } from '../../shared/model/change.ts';
import type { Command } from '../../shared/ops/command.ts';
import type { ArticleContent, Head } from '../../shared/ops/state.ts';
import type { Result } from '../../shared/result.ts';

export interface Store {
  /** Absolute path of the project folder. */
  readonly path: string;
  /** Why nothing can be written here (another process has it, the disk is read-only), or null. */
  readonly readOnly: string | null;
  /** What recovery did at opening, one sentence each: torn lines set aside, backups used. */
  readonly notices: readonly string[];
  head(): Head;
  /** By title, then id. */
  summaries(): readonly ArticleSummary[];
  /** Number of the last committed entry; 0 in a new store. */
  seq(): number;
  /** Entries committed since the store was opened, in order. */
  entriesSinceOpen(): readonly CommittedEntry[];
  article(id: string): Promise<Result<ArticleContent>>;
  /** As `article`, for passes over many: what was not in memory before is not kept there. */
  peek(id: string): Promise<Result<ArticleContent>>;
  /**
   * Resolves after the entries are fsynced in the journal. All or nothing. Entry ids already
   * committed are passed over. Refusals: `stale-change`, `invariant`, `read-only`; a failing disk
   * gives `not-saved`, nothing of the batch is kept, and the same call can be made again.
   */
  commit(entries: readonly Entry[]): Promise<Result<{ readonly seq: number }>>;
  /** Loads what the command needs, executes and commits it: the way of the services and the CLI. */
  run(command: Command, annotator: string, origin: Origin): Promise<Result<Entry>>;
  onCommit(listener: (committed: CommittedEntry) => void): () => void;
  /** Keeps bytes as imported under their SHA-256; writing the same bytes twice is writing once. */
  putRaw(bytes: Uint8Array, file: string, encoding: string): Promise<Result<RawSource>>;
  /** Everything, for export and check. Articles are read one after the other. */
  dataset(): Promise<Result<Dataset>>;
  /** Snapshots on disk, journal emptied. Called on close and when the journal grows. */
  compact(): Promise<Result<true>>;
  /** Compacts, lets the lock go. Nothing may be called after it. */
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly now: () => number;
  readonly newId: () => string;
  /** Compaction starts when the journal holds this many entries. */
  readonly compactAfter?: number;
}
