/**
 * The built page, read once into memory. A request is looked up in this table and never becomes a
 * path on disk, so there is nothing a crafted address could climb out of.
 */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Named by the hash of its content: it may be kept for ever. */
  readonly isHashed: boolean;
}

/** By address, `/index.html`. */
export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Vite's names: `assets/name-<8 characters>.ext`. */
const HASHED = /^\/assets\/.*-[\w-]{8}\.\w+$/;

/**
 * @param folder what the renderer's build wrote
 * @throws when the folder cannot be read: the program was not built
 */
export async function readAssets(folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>();
  const read = async (inside: string): Promise<void> => {
    for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
      const address = `${inside}/${entry.name}`;
      if (entry.isDirectory()) await read(address);
      const type = TYPES[extname(entry.name)];
      // A kind of file the page does not use is not served.
      if (!entry.isFile() || type === undefined) continue;
      const bytes = new Uint8Array(await readFile(join(folder, address)));
      assets.set(address, { type, bytes, isHashed: HASHED.test(address) });
    }
  };
  await read('');
  return assets;
}
