/**
 * The journal: entries are appended and fsynced before anyone hears that they are saved.
 *
 * Group commit: what queues up while a sync runs goes to disk in the next single write. When a
 * write fails, the file is cut back to its last good length and everything queued is refused,
 * because it was checked against a state that never came to be.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { ok, type Err, type Result } from '../../shared/result.ts';
import type { CommittedEntry } from '../../shared/model/change.ts';
import { notSaved } from './disk-error.ts';
import { writeDurably } from './durable-file.ts';
import { encodeLine, type Checkpoint } from './journal-line.ts';
import type { JournalRead } from './journal-read.ts';
import { JOURNAL_FILE } from './layout.ts';
import { Serial } from './serial.ts';

interface Batch {
  readonly seqs: readonly number[];
  readonly lines: readonly Buffer[];
  readonly settle: (outcome: Result<true>) => void;
}

interface Place {
  readonly seq: number;
  readonly start: number;
}

export interface JournalOptions {
  /** Throws when this process may not write any more: another one took the project over. */
  readonly assertOwned?: () => Promise<void>;
}

export class Journal {
  private readonly file: string;
  private readonly assertOwned: () => Promise<void>;
  private readonly serial = new Serial();
  private handle: FileHandle | null = null;
  private queue: Batch[] = [];
  private places: Place[];
  /** Bytes known to be good. */
  private length: number;
  /** Bytes of a failed write may lie behind `length`. */
  private hasTail: boolean;

  constructor(file: string, read: JournalRead, options: JournalOptions = {}) {
    this.file = file;
    this.assertOwned = options.assertOwned ?? (() => Promise.resolve());
    this.length = read.length;
    this.hasTail = true;
    this.places = read.entries.map(({ seq }, at) => ({ seq, start: read.starts[at] ?? 0 }));
  }

  /** Entries in the file. */
  get count(): number {
    return this.places.length;
  }

  /** Bytes in the file. */
  get size(): number {
    return this.length;
  }

  /**
   * `settle` is called once, in the order of the calls to `append`: after the entries are on disk,
   * or with the reason why they are not, and then nothing of them is kept.
   */
  append(entries: readonly CommittedEntry[], settle: Batch['settle']): void {
    this.queue.push({
      seqs: entries.map(({ seq }) => seq),
      lines: entries.map((entry) => Buffer.from(encodeLine(entry))),
      settle,
    });
    if (this.queue.length === 1) void this.serial.run(() => this.flush());
  }

  private async flush(): Promise<void> {
    const batches = this.queue;
    this.queue = [];
    if (batches.length === 0) return;
    const bytes = Buffer.concat(batches.flatMap(({ lines }) => lines));
    try {
      await this.assertOwned();
    } catch (error) {
      // Not even cut back: the file is someone else's now.
      this.refuse([...batches, ...this.queue.splice(0)], notSaved(error, JOURNAL_FILE));
      return;
    }
    try {
      const handle = await this.ready();
      this.hasTail = true;
      await writeAll(handle, bytes, this.length);
      await handle.datasync();
      this.hasTail = false;
    } catch (error) {
      await this.cutBack();
      this.refuse([...batches, ...this.queue.splice(0)], notSaved(error, JOURNAL_FILE));
      return;
    }
    for (const { seqs, lines, settle } of batches) {
      for (const [at, line] of lines.entries()) {
        this.places.push({ seq: seqs[at] ?? 0, start: this.length });
        this.length += line.length;
      }
      settle(ok(true));
    }
  }

  private refuse(batches: readonly Batch[], why: Err): void {
    for (const { settle } of batches) settle(why);
  }

  /** Best effort now; `ready` tries again before the next write. */
  private async cutBack(): Promise<void> {
    try {
      await this.ready();
    } catch {
      await this.release();
    }
  }

  /** The open file, ending with its last good line. */
  private async ready(): Promise<FileHandle> {
    this.handle ??= await open(this.file, 'r+');
    if (this.hasTail) {
      await this.handle.truncate(this.length);
      this.hasTail = false;
    }
    return this.handle;
  }

  private async release(): Promise<void> {
    const { handle } = this;
    this.handle = null;
    this.hasTail = true;
    await handle?.close().catch(() => undefined);
  }

  /**
   * Takes the entries up to `checkpoint.seq` out of the file, as a new file put in its place. What
   * was appended meanwhile stays. To be called when all of them are in the snapshots.
   */
  drop(checkpoint: Checkpoint): Promise<Result<true>> {
    return this.serial.run(async () => {
      const kept = this.places.filter(({ seq }) => seq > checkpoint.seq);
      const from = kept[0]?.start ?? this.length;
      try {
        await this.assertOwned();
        const tail = await readRange(await this.ready(), from, this.length);
        const head = Buffer.from(encodeLine({ checkpoint }));
        // Closed first: Windows does not rename over an open file.
        await this.release();
        await writeDurably(this.file, Buffer.concat([head, tail]));
        const moved = head.length - from;
        this.places = kept.map(({ seq, start }) => ({ seq, start: start + moved }));
        this.length += moved;
        return ok(true);
      } catch (error) {
        return notSaved(error, JOURNAL_FILE);
      }
    });
  }

  /** Waits for what is under way. */
  close(): Promise<void> {
    return this.serial.run(() => this.release());
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing written'), { code: 'ENOSPC' });
    done += bytesWritten;
  }
}

async function readRange(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
    if (bytesRead === 0) throw new Error('the journal is shorter than what was written to it');
    done += bytesRead;
  }
  return bytes;
}
