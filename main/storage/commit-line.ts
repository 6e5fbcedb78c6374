/**
 * The line that commits stand in. Each is checked against the state that those before it lead to,
 * whether or not the disk has them yet, so that many can share one fsync. What the disk refuses,
 * and all that was built on it, is as if it had never been asked.
 */
import type { CommittedEntry, Entry } from '../../shared/model/change.ts';
import type { Layer, State } from '../../shared/ops/state.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Book } from './book.ts';
import type { Journal } from './journal.ts';
import type { Page } from './page.ts';
import { Serial } from './serial.ts';
import { stage, type LayerSource, type Staged } from './stage.ts';

export type Saved = Result<{ readonly seq: number }>;

/** Articles as the entries before leave them. */
export interface Sources {
  /** Keeps the page in memory: it is about to be changed. */
  readonly page: LayerSource;
  /** For looking, and kept in memory only where `isWanted`. */
  readonly peek: (id: string, isWanted: (layer: Layer) => boolean) => ReturnType<LayerSource>;
  /** Entries on their way to disk change it: its summary does not know of them yet. */
  readonly isAhead: (id: string) => boolean;
}

/** Makes entries once those before them are known: a command sees what it follows. */
export type EntrySource = (head: State, sources: Sources) => Promise<Result<readonly Entry[]>>;

/** Wrapped, so that it can be handed out of the line without being waited for. */
interface Ticket {
  readonly saved: Promise<Saved>;
}

const settled = (saved: Saved): Ticket => ({ saved: Promise.resolve(saved) });

export class CommitLine {
  private readonly book: Book;
  private readonly journal: Journal;
  private readonly onSaved: (committed: CommittedEntry) => void;
  private readonly line = new Serial();
  /** Ids of committed entries, as far back as they are remembered, in order. */
  private readonly ids: Set<string>;
  /** By entry id: entries on their way to disk. */
  private readonly pending = new Map<string, Promise<Saved>>();
  /** Where the pending entries lead: the head, and the articles they changed. */
  private head: State;
  private readonly layers = new Map<string, Layer | null>();
  private seq: number;
  /** Counts the disk's refusals: what was staged across one is built on sand. */
  private refusals = 0;
  private inLine = 0;

  constructor(
    book: Book,
    journal: Journal,
    ids: Iterable<string>,
    onSaved: (committed: CommittedEntry) => void,
  ) {
    this.book = book;
    this.journal = journal;
    this.ids = new Set(ids);
    this.onSaved = onSaved;
    this.head = book.state;
    this.seq = book.seq;
  }

  /** Ids of committed entries, in order. */
  get committed(): Iterable<string> {
    return this.ids;
  }

  /** Nothing is being checked or written: pages may be let go. */
  get isIdle(): boolean {
    return this.inLine === 0;
  }

  /** Resolves when the entries are on disk; all of them, or none. */
  async commit(source: EntrySource): Promise<Saved> {
    this.inLine += 1;
    try {
      const { saved } = await this.line.run(() => this.enqueue(source));
      return await saved;
    } finally {
      this.inLine -= 1;
    }
  }

  /** Waits until nobody is in the line any more. */
  async drained(): Promise<void> {
    await this.line.run(() => Promise.resolve());
    await Promise.all(this.pending.values());
  }

  private async layerOf(id: string, reading: Promise<Result<Page>>): Promise<Result<Layer | null>> {
    // Read even where it is known: what is published later needs the page in memory.
    const page = await reading;
    if (!page.ok) return page;
    const ahead = this.layers.get(id);
    return ok(ahead === undefined ? page.value.layer : ahead);
  }

  private readonly sources: Sources = {
    page: (id) => this.layerOf(id, this.book.page(id)),
    peek: (id, isWanted) => this.layerOf(id, this.book.peek(id, isWanted)),
    isAhead: (id) => this.layers.has(id),
  };

  private async enqueue(source: EntrySource): Promise<Ticket> {
    for (;;) {
      const { refusals } = this;
      const made = await source(this.head, this.sources);
      if (!made.ok) return settled(made);
      const fresh = this.freshOf(made.value);
      const last = made.value.at(-1);
      if (fresh.length === 0) {
        const under = last && this.pending.get(last.id);
        return under ? { saved: under } : settled(ok({ seq: this.book.seq }));
      }
      const staged = await stage(this.head, this.sources.page, fresh);
      // The disk refused what this was checked against: check it against what is left.
      if (refusals !== this.refusals) continue;
      return staged.ok ? this.send(staged.value) : settled(staged);
    }
  }

  private freshOf(entries: readonly Entry[]): Entry[] {
    const seen = new Set<string>();
    return entries.filter(({ id }) => {
      const isNew = !this.ids.has(id) && !this.pending.has(id) && !seen.has(id);
      seen.add(id);
      return isNew;
    });
  }

  private send(staged: readonly Staged[]): Ticket {
    const numbered = staged.map(({ entry }, at) => ({ seq: this.seq + 1 + at, entry }));
    const last = staged.at(-1);
    this.seq += staged.length;
    if (last) this.head = last.after;
    for (const { layers } of staged) for (const [id, layer] of layers) this.layers.set(id, layer);
    const saved = new Promise<Saved>((resolve) => {
      this.journal.append(numbered, (outcome) => {
        for (const { entry } of staged) this.pending.delete(entry.id);
        if (outcome.ok) this.publish(staged, numbered);
        else this.takeBack();
        resolve(outcome.ok ? ok({ seq: numbered.at(-1)?.seq ?? this.book.seq }) : outcome);
      });
    });
    for (const { entry } of staged) this.pending.set(entry.id, saved);
    return { saved };
  }

  private publish(staged: readonly Staged[], numbered: readonly CommittedEntry[]): void {
    for (const [at, step] of staged.entries()) {
      const committed = numbered[at];
      if (!committed) continue;
      this.book.publish(step, committed.seq);
      this.ids.add(committed.entry.id);
      for (const [id, layer] of step.layers) {
        if (this.layers.get(id) === layer) this.layers.delete(id);
      }
    }
    for (const committed of numbered) this.onSaved(committed);
  }

  private takeBack(): void {
    this.refusals += 1;
    this.head = this.book.state;
    this.layers.clear();
    this.seq = this.book.seq;
  }
}
