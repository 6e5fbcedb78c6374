/** A file that is brought in, and the folder it came with. */
import path from 'node:path';
import type { ArticleSource } from './article-import.ts';

export interface ImportSource extends ArticleSource {
  /**
   * The folder or the archive that was named, where the file was not named itself; `name` begins
   * with it. Files of one folder are told by each other.
   */
  readonly root?: string;
}

/** Forward slashes; relative to the folder that was named. */
export function pathIn({ name, root }: ImportSource): string {
  const shown = name.replaceAll('\\', '/');
  const folder = root?.replaceAll('\\', '/').replace(/\/$/u, '');
  if (folder === undefined) return shown;
  return folder !== '' && shown.startsWith(`${folder}/`) ? shown.slice(folder.length + 1) : shown;
}

/** Files by what they came with: those named themselves are together under `''`. */
export function byRoot(sources: readonly ImportSource[]): Map<string, ImportSource[]> {
  const roots = new Map<string, ImportSource[]>();
  for (const source of sources) {
    const root = source.root ?? '';
    const together = roots.get(root) ?? [];
    together.push(source);
    roots.set(root, together);
  }
  return roots;
}

/** Folder of a path with forward slashes; `''` at the top. */
export const folderOf = (name: string): string => {
  const folder = path.posix.dirname(name);
  return folder === '.' ? '' : folder;
};
