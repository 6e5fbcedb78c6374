/** A folder's files as one zip: deterministic, and one file in memory at a time. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Unzip, UnzipInflate, Zip, ZipDeflate } from 'fflate';

/** Zip has no time before it; taken as local time, so that it is the same everywhere. */
const NO_TIME = new Date(1980, 0, 1);

async function* pieces(file: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(file)) {
    const piece: unknown = chunk;
    if (piece instanceof Uint8Array) yield piece;
  }
}

async function drain(handle: FileHandle, waiting: Uint8Array[]): Promise<void> {
  for (const piece of waiting.splice(0)) await handle.writeFile(piece);
}

/**
 * @param at where each name's bytes lie
 * Throws what the disk throws.
 */
export async function zipFiles(
  target: string,
  names: readonly string[],
  at: (name: string) => string,
): Promise<void> {
  const handle = await open(target, 'w');
  try {
    const waiting: Uint8Array[] = [];
    const zip = new Zip((error, chunk) => {
      if (error) throw error;
      waiting.push(chunk);
    });
    for (const name of names) {
      const entry = new ZipDeflate(name, { level: 6 });
      entry.mtime = NO_TIME;
      zip.add(entry);
      for await (const piece of pieces(at(name))) {
        entry.push(piece);
        await drain(handle, waiting);
      }
      entry.push(new Uint8Array(0), true);
    }
    zip.end();
    await drain(handle, waiting);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** SHA-256 of each entry, by its name, read from the disk. Throws on a zip that is none. */
export async function zipContents(file: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const unzip = new Unzip((entry) => {
    const hash = createHash('sha256');
    entry.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      hash.update(chunk);
      if (isLast) found.set(entry.name, hash.digest('hex'));
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of pieces(file)) unzip.push(piece);
  unzip.push(new Uint8Array(0), true);
  return found;
}
