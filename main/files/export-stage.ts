/**
 * The files of an export while they are being written: a hidden folder beside the place they go to.
 * Pieces are kept until `flush`, so that the pure writers need not wait for the disk.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export interface StagedFile {
  /** Relative to the stage, forward slashes. */
  readonly name: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export class ExportStage {
  /** Absolute. */
  readonly folder: string;
  private readonly pending = new Map<string, (string | Uint8Array)[]>();
  private readonly sizes = new Map<string, number>();

  constructor(folder: string) {
    this.folder = folder;
  }

  put(name: string, piece: string | Uint8Array): void {
    // Names are made of other people's words: a codec that lets one climb out has a bug.
    const parts = name.split('/');
    if (parts.some((part) => part === '' || part === '.' || part === '..' || part.includes('\\')))
      throw new Error(`A codec wrote to “${name}”`);
    const pieces = this.pending.get(name);
    if (pieces) pieces.push(piece);
    else this.pending.set(name, [piece]);
  }

  /** In the order in which they were first written to. */
  get names(): readonly string[] {
    return [...new Set([...this.sizes.keys(), ...this.pending.keys()])];
  }

  at(name: string): string {
    return path.join(this.folder, ...name.split('/'));
  }

  async flush(): Promise<void> {
    for (const [name, pieces] of this.pending) {
      const file = this.at(name);
      const known = this.sizes.get(name);
      if (known === undefined) await mkdir(path.dirname(file), { recursive: true });
      const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
      await appendFile(file, bytes);
      this.sizes.set(name, (known ?? 0) + bytes.length);
    }
    this.pending.clear();
  }

  /** On disk for good, and as long as it has to be: a filling disk gives short writes. */
  async settle(): Promise<void> {
    await this.flush();
    for (const [name, size] of this.sizes) {
      const file = this.at(name);
      const handle = await open(file, 'r+');
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      const found = (await stat(file)).size;
      if (found !== size) {
        const short = `only ${found} of ${size} bytes were written`;
        throw Object.assign(new Error(short), { code: 'ENOSPC' });
      }
    }
  }

  read(name: string): Promise<Buffer> {
    return readFile(this.at(name));
  }

  async describe(name: string): Promise<StagedFile> {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of createReadStream(this.at(name))) {
      const piece: unknown = chunk;
      if (!(piece instanceof Uint8Array)) continue;
      hash.update(piece);
      bytes += piece.length;
    }
    return { name, bytes, sha256: hash.digest('hex') };
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
