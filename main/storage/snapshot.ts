/** Snapshot files: written durably through lowdb, mirrored, and read from a mirror when damaged. */
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { err, ok, type Err, type Result } from '../../shared/result.ts';
import { isMissing, reasonOf } from './disk-error.ts';
import { replaceFile } from './durable-file.ts';
import { BACKUPS, LATEST, PREVIOUS } from './layout.ts';
import { emptyShelf, type Shelf } from './shelf.ts';
import { parseShelf, serialiseShelf } from './snapshot-format.ts';

/** A file that is there but cannot be used; `refusal.message` is the reason. */
export class SnapshotProblem extends Error {
  readonly refusal: Err;

  constructor(refusal: Err) {
    super(refusal.error.message);
    this.refusal = refusal;
  }
}

/** lowdb's port on one file. Its own writer neither fsyncs nor tells two processes apart. */
class SnapshotFile implements Adapter<Shelf> {
  private readonly path: string;
  private readonly file: string;
  private readonly fsync: boolean;

  /** @param file path inside the project; says which records the text may hold */
  constructor(path: string, file: string, fsync = true) {
    this.path = path;
    this.file = file;
    this.fsync = fsync;
  }

  async read(): Promise<Shelf | null> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw new SnapshotProblem(err('damaged', reasonOf(error)));
    }
    const shelf = parseShelf(this.file, text);
    if (!shelf.ok) throw new SnapshotProblem(shelf);
    return shelf.value;
  }

  write(shelf: Shelf): Promise<void> {
    return replaceFile(this.path, serialiseShelf(this.file, shelf), { fsync: this.fsync });
  }
}

/** @returns null when there is no such file. @throws SnapshotProblem */
export async function readSnapshot(root: string, file: string, mirror = ''): Promise<Shelf | null> {
  const none = emptyShelf();
  const low = new Low<Shelf>(new SnapshotFile(join(root, mirror, file), file), none);
  await low.read();
  return low.data === none ? null : low.data;
}

/**
 * Main file first, then its mirror, the mirror before it being kept as the previous one: at any
 * moment a crash leaves a good copy that the journal can bring up to date. It lasts once the folder
 * is synced, which is for the caller to do: after the last of many files. @throws system errors
 */
export async function writeSnapshot(root: string, file: string, shelf: Shelf): Promise<void> {
  await new Low<Shelf>(new SnapshotFile(join(root, file), file), shelf).write();
  await rotate(root, file);
  // Not synced: the main file is, and nothing but its damage makes anyone look here.
  await new Low<Shelf>(new SnapshotFile(join(root, LATEST, file), file, false), shelf).write();
}

/**
 * Takes the file away; its last mirror is kept as the previous one. As with writing, the folder is
 * for the caller to sync. @throws system errors
 */
export async function removeSnapshot(root: string, file: string): Promise<void> {
  await rm(join(root, file), { force: true });
  await rotate(root, file);
}

async function rotate(root: string, file: string): Promise<void> {
  const previous = join(root, PREVIOUS, file);
  try {
    await mkdir(dirname(previous), { recursive: true });
    await rename(join(root, LATEST, file), previous);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

export interface Recovered {
  /** Null: there is no such file, nor a copy of it. */
  readonly shelf: Shelf | null;
  /** What was wrong and which copy was taken, or null when nothing was. */
  readonly notice: string | null;
}

async function attempt(root: string, file: string, mirror: string): Promise<Result<Shelf | null>> {
  try {
    return ok(await readSnapshot(root, file, mirror));
  } catch (error) {
    if (error instanceof SnapshotProblem) return error.refusal;
    throw error;
  }
}

/**
 * The file, or the newest good copy of it. Changes nothing on disk. Refusals name the file:
 * `newer-format`, and `damaged` when no copy of it is good either.
 */
export async function recoverSnapshot(root: string, file: string): Promise<Result<Recovered>> {
  const main = await attempt(root, file, '');
  if (main.ok && main.value) return ok({ shelf: main.value, notice: null });
  const why = main.ok ? 'it is missing' : main.error.message;
  // A newer version's file is not damaged, and an older copy of it is not what anyone wants.
  if (!main.ok && main.error.code === 'newer-format') return refusal(main.error.code, file, why);
  for (const mirror of [LATEST, PREVIOUS]) {
    const copy = await attempt(root, file, mirror);
    if (!copy.ok || !copy.value) continue;
    const older = mirror === PREVIOUS ? ' It is an older copy: check the latest edits.' : '';
    const notice = `${file} could not be used: ${why}. Its copy in ${mirror} was taken instead.${older}`;
    return ok({ shelf: copy.value, notice });
  }
  if (main.ok) return ok({ shelf: null, notice: null });
  return refusal('damaged', file, `${why}; and there is no good copy of it in ${BACKUPS}`);
}

const refusal = (code: string, file: string, why: string): Err =>
  err(code, `${file} cannot be used: ${why}. Nothing was changed.`, { file });

/** For a file that must be there and is not, nor any copy of it. */
export const lost = (file: string): Err =>
  refusal('damaged', file, `it is missing, and there is no copy of it in ${BACKUPS}`);
