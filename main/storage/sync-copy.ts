/**
 * Copies that tools which synchronise folders leave where two changed a file at the same time:
 *
 *   Dropbox     `one (Anna's conflicted copy 2024-03-22).json`
 *   Nextcloud   `one (conflicted copy 2024-03-22 101112).json`
 *   Syncthing   `one.sync-conflict-20240322-101112-ABCDEFG.json`
 *   OneDrive    `one-DESKTOP.json`
 *   Drive       `one (1).json`
 *   iCloud      `one 2.json`
 *
 * There are more of them, and articles may have such ids: so a copy is told by what is in it, a
 * file of the name that its own one begins with.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ANNOTATIONS, articleFile } from './layout.ts';
import { isMissing } from './disk-error.ts';
import { isAnybodys, keptFile } from './kept-file.ts';

export interface SyncCopy {
  /** Path inside the project. */
  readonly path: string;
  /** The file that it is a copy of. */
  readonly of: string;
}

const EXTENSION = '.json';
/** What the tools put behind the name. */
const BEHIND = /[ (._-]/u;

/** The other names of the folder that `name` begins with, without their extension. */
function beginningsOf(name: string, names: ReadonlySet<string>): string[] {
  if (!name.endsWith(EXTENSION)) return [];
  const stem = name.slice(0, -EXTENSION.length);
  return [...stem].flatMap((character, at) => {
    const beginning = BEHIND.test(character) ? stem.slice(0, at) : '';
    return beginning !== '' && names.has(beginning + EXTENSION) ? [beginning] : [];
  });
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // The tool that made it may take it away at any time.
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether annotations that are none belong to the article of their own name. */
const hasArticle = async (root: string, name: string): Promise<boolean> =>
  (await textOf(join(root, articleFile(name.slice(0, -EXTENSION.length))))) !== null;

/**
 * The copies among `names`, files of one folder. Only what a name makes suspect is read.
 * @param folder inside the project, `''`: the project's own
 * @throws system errors
 */
export async function syncCopiesIn(
  root: string,
  folder: string,
  names: readonly string[],
): Promise<SyncCopy[]> {
  const all = new Set(names);
  const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const copies: SyncCopy[] = [];
  for (const name of names) {
    const beginnings = beginningsOf(name, all);
    const [first] = beginnings;
    if (first === undefined) continue;
    const text = await textOf(join(root, folder, name));
    const kept = text === null ? null : keptFile(text);
    if (!kept?.ok) continue;
    const { file } = kept.value;
    if (isAnybodys(file)) {
      if (folder.endsWith(ANNOTATIONS) && !(await hasArticle(root, name)))
        copies.push({ path: at(name), of: at(first + EXTENSION) });
    } else if (
      beginnings.some(
        (beginning) => file.endsWith(`/${beginning}${EXTENSION}`) || file === beginning + EXTENSION,
      )
    )
      copies.push({ path: at(name), of: at(file.slice(file.lastIndexOf('/') + 1)) });
  }
  return copies;
}
