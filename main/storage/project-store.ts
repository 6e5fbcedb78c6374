/** The project folder as a `Store`. It is made and opened in `open-store.ts`. */
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { ArticleSummary, RawSource } from '../../shared/model/article.ts';
import type { CommittedEntry, Entry, Origin } from '../../shared/model/change.ts';
import type { Clock } from '../../shared/model/clock.ts';
import type { Command } from '../../shared/ops/command.ts';
import type { OpContext } from '../../shared/ops/context.ts';
import { execute } from '../../shared/ops/execute.ts';
import { entryOf } from '../../shared/ops/history.ts';
import { articlesNeeded, filterOf } from '../../shared/ops/needs.ts';
import {
  contentOf,
  type ArticleContent,
  type Head,
  type Layer,
  type State,
} from '../../shared/ops/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { noArticle, type Book } from './book.ts';

import { CommitLine, type Saved, type Sources } from './commit-line.ts';
import { compactBook } from './compaction.ts';
import { datasetOf } from './dataset.ts';
import type { Journal } from './journal.ts';
import type { Lock } from './lock.ts';
import type { Store, StoreOptions } from './port.ts';
import { writeRaw } from './raw-files.ts';
import { Serial } from './serial.ts';

const COMPACT_AFTER = 1_000;
/** Bytes; a journal this large takes noticeable time to replay. */
const COMPACT_AFTER_BYTES = 32 * 1024 * 1024;
/** Pages that differ from their files stay in memory until compaction. */
const COMPACT_AFTER_PAGES = 64;

/** What may be written through; absent where the project is only read. */
export interface Writer {
  readonly journal: Journal;
  readonly lock: Lock;
}

export interface StoreParts {
  readonly path: string;
  readonly readOnly: string | null;
  readonly notices: readonly string[];
  readonly book: Book;
  readonly clock: Clock;
  /** Ids of entries committed before. */
  readonly ids: Iterable<string>;
  readonly writer: Writer | null;
}

export class ProjectStore implements Store {
  readonly path: string;
  readonly readOnly: string | null;
  private readonly book: Book;
  private readonly clock: Clock;
  private readonly options: StoreOptions;
  private readonly openingNotices: readonly string[];
  private readonly writer: Writer | null;
  private readonly line: CommitLine | null;
  private readonly since: CommittedEntry[] = [];
  private readonly listeners = new Set<(committed: CommittedEntry) => void>();
  private readonly compactions = new Serial();
  private compacting = 0;
  private closing: Promise<void> | null = null;
  /** After a failed compaction: how long the journal has to be before the next one starts by itself. */
  private compactAt: number;

  constructor(parts: StoreParts, options: StoreOptions) {
    this.path = parts.path;
    this.readOnly = parts.readOnly;
    this.openingNotices = parts.notices;
    this.book = parts.book;
    this.clock = parts.clock;
    this.writer = parts.writer;
    this.options = options;
    this.compactAt = this.compactAfter;
    this.line = parts.writer
      ? new CommitLine(parts.book, parts.writer.journal, parts.ids, (saved) => {
          this.announce(saved);
        })
      : null;
  }

  private get compactAfter(): number {
    return this.options.compactAfter ?? COMPACT_AFTER;
  }

  get notices(): readonly string[] {
    return [...this.openingNotices, ...this.book.notices];
  }

  head(): Head {
    return this.book.head();
  }

  summaries(): readonly ArticleSummary[] {
    return this.book.summaries();
  }

  seq(): number {
    return this.book.seq;
  }

  entriesSinceOpen(): readonly CommittedEntry[] {
    return this.since;
  }

  async article(id: string): Promise<Result<ArticleContent>> {
    if (!this.book.exists(id)) return noArticle(id);
    const page = await this.book.page(id);
    if (!page.ok) return page;
    this.forget();
    const { layer } = page.value;
    return layer ? ok(contentOf(layer)) : noArticle(id);
  }

  async peek(id: string): Promise<Result<ArticleContent>> {
    const page = await this.book.peek(id);
    if (!page.ok) return page;
    const { layer } = page.value;
    return layer ? ok(contentOf(layer)) : noArticle(id);
  }

  async commit(entries: readonly Entry[]): Promise<Saved> {
    if (!this.line) return this.refusal();
    const saved = await this.line.commit(() => Promise.resolve(ok(entries)));
    this.afterCommit();
    return saved;
  }

  async run(command: Command, annotator: string, origin: Origin): Promise<Result<Entry>> {
    if (!this.line) return this.refusal();
    const context = this.contextFor(annotator);
    let made: Entry | undefined;
    const saved = await this.line.commit(async (head, sources) => {
      const state = await this.stateFor(command, head, sources);
      if (!state.ok) return state;
      const step = execute(state.value, command, context);
      if (!step.ok) return step;
      made = entryOf(step.value, origin, context);
      return ok([made]);
    });
    this.afterCommit();
    if (!saved.ok) return saved;
    return made ? ok(made) : err('no-change', 'There was nothing to do.');
  }

  private contextFor(annotator: string): OpContext {
    const { newId, now } = this.options;
    return {
      newId,
      now: () => new Date(now()).toISOString(),
      tick: () => this.clock.tick(),
      annotator,
    };
  }

  /** `head` with the articles that `command` looks at. */
  private async stateFor(
    command: Command,
    head: State,
    { page, peek, isAhead }: Sources,
  ): Promise<Result<State>> {
    const needed = articlesNeeded(command, head.codebook);
    const layers = new Map<string, Layer>();
    if (needed !== 'all') {
      for (const id of needed) {
        const layer = await page(id);
        if (!layer.ok) return layer;
        if (layer.value) layers.set(id, layer.value);
      }
      return ok({ ...head, layers });
    }
    const { mayConcern, concerns } = filterOf(command, head.codebook);
    for (const [id, { summary }] of this.book.index) {
      if (!isAhead(id) && !mayConcern(summary)) continue;
      const layer = await peek(id, concerns);
      if (!layer.ok) return layer;
      if (layer.value && concerns(layer.value)) layers.set(id, layer.value);
    }
    return ok({ ...head, layers });
  }

  private refusal(): Result<never> {
    return err('read-only', this.readOnly ?? 'This project can only be read here.');
  }

  onCommit(listener: (committed: CommittedEntry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private announce(committed: CommittedEntry): void {
    const { entry } = committed;
    this.since.push(committed);
    this.clock.observe(entry.clock);
    for (const { clock } of entry.change.added) this.clock.observe(clock);
    for (const listener of this.listeners) listener(committed);
  }

  private afterCommit(): void {
    this.forget();
    void this.compactIfLong();
  }

  /** In the background after commits; at opening it is waited for. */
  async compactIfLong(): Promise<void> {
    const { writer } = this;
    if (!writer || this.compacting > 0) return;
    const { count, size } = writer.journal;
    const isLong = count >= this.compactAt || size >= COMPACT_AFTER_BYTES;
    if (isLong || this.book.dirtyPages().length >= COMPACT_AFTER_PAGES) await this.compact();
  }

  private forget(): void {
    if (this.compacting === 0 && (this.line?.isIdle ?? true)) this.book.forget();
  }

  putRaw(bytes: Uint8Array, file: string, encoding: string): Promise<Result<RawSource>> {
    if (!this.writer) return Promise.resolve(this.refusal());
    return writeRaw(this.path, bytes, file, encoding);
  }

  dataset(): Promise<Result<Dataset>> {
    return datasetOf(this.path, this.book);
  }

  async compact(): Promise<Result<true>> {
    const { writer, line } = this;
    if (!writer || !line) return this.refusal();
    this.compacting += 1;
    try {
      return await this.compactions.run(async () => {
        const outcome = await compactBook(this.path, this.book, writer.journal, line.committed);
        // A disk that refuses is asked again after as many entries more, and at closing.
        this.compactAt = (outcome.ok ? 0 : writer.journal.count) + this.compactAfter;
        return outcome;
      });
    } finally {
      this.compacting -= 1;
    }
  }

  close(): Promise<void> {
    this.closing ??= this.shut();
    return this.closing;
  }

  private async shut(): Promise<void> {
    const { writer, line } = this;
    if (!writer || !line) return;
    await line.drained();
    // What cannot be compacted now stays in the journal, where it is safe.
    await this.compact();
    await writer.journal.close();
    await writer.lock.release();
    this.listeners.clear();
  }
}
