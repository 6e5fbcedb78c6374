/** The files that `import` is given, folders walked: names and bytes, nothing read into meaning. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileReason } from './file-reason.ts';

export interface Source {
  /** As the analyst named it, or found below a folder so named. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Unreadable {
  readonly file: string;
  readonly line: null;
  readonly reason: string;
}

export interface Sources {
  readonly sources: readonly Source[];
  readonly rejected: readonly Unreadable[];
}

/** What is taken from a folder; a file named outright is taken whatever it is called. */
export interface Wanted {
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** Whole names. */
  readonly names: readonly string[];
}

/** Larger than any bundle, and near what one JavaScript string holds. Bytes. */
const MAX_BYTES = 512 * 1024 * 1024;

const rejected = (file: string, reason: string): Unreadable => ({ file, line: null, reason });

const isWanted = ({ extensions, names }: Wanted, name: string): boolean =>
  names.includes(name) || extensions.some((each) => name.toLowerCase().endsWith(each));

/** Files below `folder` that are wanted, by path; hidden ones and linked folders are passed over. */
async function walk(folder: string, wanted: Wanted): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await walk(place, wanted)));
    else if (isWanted(wanted, entry.name)) found.push(place);
  }
  return found;
}

async function isProject(folder: string): Promise<boolean> {
  return stat(path.join(folder, 'project.json')).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** @param names files and folders as given, relative to `cwd` */
export async function readSources(
  names: readonly string[],
  cwd: string,
  wanted: Wanted,
): Promise<Sources> {
  const sources: Source[] = [];
  const refused: Unreadable[] = [];
  const seen = new Set<string>();

  const readOne = async (name: string): Promise<void> => {
    const place = path.resolve(cwd, name);
    if (seen.has(place)) return;
    seen.add(place);
    try {
      const { size } = await stat(place);
      if (size > MAX_BYTES) {
        refused.push(rejected(name, `it is too large (${Math.ceil(size / 2 ** 20)} MB)`));
        return;
      }
      sources.push({ name, bytes: await readFile(place) });
    } catch (error) {
      refused.push(rejected(name, fileReason(error)));
    }
  };

  const readFolder = async (name: string): Promise<void> => {
    const place = path.resolve(cwd, name);
    if (await isProject(place)) {
      refused.push(
        rejected(
          name,
          'it is a Claimbench project, not a folder of articles; export it as a bundle and import that',
        ),
      );
      return;
    }
    const files = await walk(place, wanted);
    if (files.length === 0) {
      const looked = [...wanted.extensions, ...wanted.names].join(', ');
      refused.push(rejected(name, `the folder holds nothing to import (looked for ${looked})`));
    }
    for (const file of files) await readOne(path.join(name, path.relative(place, file)));
  };

  for (const name of names) {
    try {
      const found = await stat(path.resolve(cwd, name));
      await (found.isDirectory() ? readFolder(name) : readOne(name));
    } catch (error) {
      refused.push(rejected(name, fileReason(error)));
    }
  }
  return { sources, rejected: refused };
}
