/** Finding a format's files among those given to its reader. */
import { ok, type Result } from '../result.ts';
import type { ReadOptions, TextFile } from './codec.ts';
import { refuse, type Where } from './refusal.ts';

export interface Part {
  readonly where: Where;
  readonly text: string;
}

/** The file at `path`, or undefined. A byte order mark is dropped. */
export function partAt(
  files: readonly TextFile[],
  path: string,
  { name }: ReadOptions,
): Part | undefined {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) return undefined;
  const shown = path === '' ? (name ?? 'the file') : path;
  return { where: { file: shown }, text: file.text.replace(/^\uFEFF/u, '') };
}

/** The one file of a format that is one file. */
export function mainFile(
  files: readonly TextFile[],
  options: ReadOptions,
  format: string,
): Result<Part> {
  const part = partAt(files, '', options);
  const where = part?.where ?? { file: options.name ?? 'the file' };
  if (!part) return refuse(where, `no ${format} was found`);
  return part.text.trim() === '' ? refuse(where, 'the file is empty') : ok(part);
}
