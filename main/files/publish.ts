/**
 * Putting files in their place together: written and fsynced in a hidden folder beside it, checked
 * there, and only then renamed. What was in the place before stays until the new files are right.
 */
import { mkdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import { reasonOf } from '../storage/disk-error.ts';
import { syncFolder, writeDurably } from '../storage/durable-file.ts';

export interface OutFile {
  /** Relative to the folder given to `publish`. */
  readonly name: string;
  readonly content: string | Uint8Array;
}

export const notWritten = (file: string, error: unknown): Result<never> =>
  err('not-written', `${file} was not written: ${reasonOf(error)}. Choose another place.`, {
    file,
  });

const isFolder = (place: string): Promise<boolean> =>
  stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );

const exists = (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  );

/** Where `place` really is, links followed; itself when nothing is there yet. */
export const followed = (place: string): Promise<string> => realpath(place).catch(() => place);

async function writeStage(stage: string, files: readonly OutFile[]): Promise<Uint8Array[]> {
  for (const { name, content } of files) {
    const bytes = typeof content === 'string' ? content : Buffer.from(content);
    await writeDurably(path.join(stage, name), bytes);
  }
  const back: Uint8Array[] = [];
  for (const { name } of files) back.push(await readFile(path.join(stage, name)));
  return back;
}

/**
 * Files of `stage` into `folder`, which is made where it does not exist. Throws what the disk throws.
 * @param names relative, forward slashes; the first file is the one that others belong to
 */
export async function moveInto(
  stage: string,
  folder: string,
  names: readonly string[],
): Promise<void> {
  if (!(await exists(folder))) {
    await rename(stage, folder);
    await syncFolder(path.dirname(folder));
    return;
  }
  const touched = new Set([folder]);
  // Back to front: a crash between leaves the first file, which says what belongs together, old.
  for (const name of names.toReversed()) {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    await rename(path.join(stage, name), await followed(place));
    touched.add(path.dirname(place));
  }
  for (const one of touched) await syncFolder(one);
}

/** The first of `names` in `folder` that is a folder, where a file has to be written. */
export async function folderAmong(folder: string, names: readonly string[]): Promise<Result<true>> {
  for (const name of names) {
    const file = path.join(folder, name);
    if (await isFolder(file))
      return err('is-folder', `${file} is a folder, where a file has to be written.`, { file });
  }
  return ok(true);
}

/** A hidden place on the same disk: beside a folder that is to be made, inside one that is there. */
export const stagePlace = async (folder: string, name: string): Promise<string> =>
  path.join((await exists(folder)) ? folder : path.dirname(folder), name);

/**
 * @param folder absolute; made where it does not exist
 * @param stageName of the hidden folder, used by nobody else
 * @param check sees the files' bytes as they are on disk, in their order; an error leaves everything as it was
 * @returns the absolute paths written, and what `check` found
 */
export async function publish<T>(
  folder: string,
  files: readonly OutFile[],
  stageName: string,
  check: (contents: readonly Uint8Array[]) => Result<T> | Promise<Result<T>>,
): Promise<Result<{ readonly paths: readonly string[]; readonly checked: T }>> {
  const place = await followed(folder);
  const free = await folderAmong(
    place,
    files.map(({ name }) => name),
  );
  if (!free.ok) return free;
  const stage = await stagePlace(place, stageName);
  try {
    const back = await writeStage(stage, files);
    const checked = await check(back);
    if (!checked.ok) return checked;
    await moveInto(
      stage,
      place,
      files.map(({ name }) => name),
    );
    return ok({
      paths: files.map(({ name }) => path.join(folder, name)),
      checked: checked.value,
    });
  } catch (error) {
    return notWritten(files.length === 1 ? path.join(folder, files[0]?.name ?? '') : folder, error);
  } finally {
    await rm(stage, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Makes the folders above `place`, or says why not. */
export async function makeFolderFor(place: string): Promise<Result<true>> {
  try {
    await mkdir(path.dirname(place), { recursive: true });
    return ok(true);
  } catch (error) {
    return notWritten(place, error);
  }
}
