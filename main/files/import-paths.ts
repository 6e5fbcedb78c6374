/** Files on this machine that are brought in, folders walked: names and bytes, nothing more. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ok, type Result } from '../../shared/result.ts';
import { reasonOf } from '../storage/disk-error.ts';
import { isReadable } from './import-kind.ts';
import { CANCELLED, type Rejected } from './import-look.ts';
import type { ImportSource } from './import-source.ts';
import { UNWATCHED, type Watcher } from './merge.ts';

export interface ReadPaths {
  readonly sources: readonly ImportSource[];
  readonly rejected: readonly Rejected[];
}

/** Larger than any bundle, and near what one JavaScript string holds. Bytes. */
const MAX_BYTES = 512 * 1024 * 1024;
const EMPTY = new Uint8Array();

const rejected = (file: string, reason: string): Rejected => ({ file, line: null, reason });

/** Why the system would not read a file, in plain words. */
function reasonFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read by this user';
  return `it cannot be read (${reasonOf(error)})`;
}

/** Files below `folder`, by path; hidden ones and linked folders are passed over. */
async function walk(folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await walk(place)));
    else if (entry.isFile() || entry.isSymbolicLink()) found.push(place);
  }
  return found;
}

const isProject = (folder: string): Promise<boolean> =>
  stat(path.join(folder, 'project.json')).then(
    (found) => found.isFile(),
    () => false,
  );

class Reader {
  readonly sources: ImportSource[] = [];
  readonly rejected: Rejected[] = [];
  private readonly seen = new Set<string>();
  private readonly cwd: string;
  private readonly watcher: Watcher;

  constructor(cwd: string, watcher: Watcher) {
    this.cwd = cwd;
    this.watcher = watcher;
  }

  async file(name: string, root?: string): Promise<void> {
    const place = path.resolve(this.cwd, name);
    if (this.seen.has(place)) return;
    this.seen.add(place);
    const home = root === undefined ? {} : { root };
    try {
      if (root !== undefined && !isReadable(name)) {
        this.sources.push({ name, bytes: EMPTY, ...home });
        return;
      }
      const { size } = await stat(place);
      if (size > MAX_BYTES)
        this.rejected.push(rejected(name, `it is too large (${Math.ceil(size / 2 ** 20)} MB)`));
      else this.sources.push({ name, bytes: await readFile(place), ...home });
    } catch (error) {
      this.rejected.push(rejected(name, reasonFor(error)));
    }
  }

  /** False: stopped. */
  async folder(name: string): Promise<boolean> {
    const place = path.resolve(this.cwd, name);
    if (await isProject(place)) {
      const reason =
        'it is a Claimbench project, not a folder of articles; export it as a bundle and import that';
      this.rejected.push(rejected(name, reason));
      return true;
    }
    const files = await walk(place);
    if (files.length === 0)
      this.rejected.push(rejected(name, 'the folder holds nothing to import'));
    for (const [at, file] of files.entries()) {
      this.watcher.tell(`Opening ${path.basename(file)}`, at, files.length);
      if (this.watcher.isCancelled()) return false;
      await this.file(path.join(name, path.relative(place, file)), name);
    }
    return true;
  }
}

/**
 * @param names files and folders as given, relative to `cwd`
 * Refusal: `cancelled`; what cannot be read is a line of `rejected`.
 */
export async function readPaths(
  names: readonly string[],
  cwd: string,
  watcher: Watcher = UNWATCHED,
): Promise<Result<ReadPaths>> {
  const reader = new Reader(cwd, watcher);
  for (const name of names) {
    try {
      const found = await stat(path.resolve(cwd, name));
      if (!found.isDirectory()) await reader.file(name);
      else if (!(await reader.folder(name))) return CANCELLED;
    } catch (error) {
      reader.rejected.push(rejected(name, reasonFor(error)));
    }
  }
  const { sources, rejected: refused } = reader;
  return ok({ sources, rejected: refused });
}
