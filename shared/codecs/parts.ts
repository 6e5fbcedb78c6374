/** Finding a format's files among those given to its reader. */
import { ok, type Result } from '../result.ts';
import type { BinaryFile, Codec, DataFile, ReadOptions } from './codec.ts';
import { refuse, type Where } from './refusal.ts';

export interface Part {
  readonly where: Where;
  readonly text: string;
  /** Of the file's line that `text` begins with. */
  readonly line: number;
}

/** The text file at `path`, or undefined. A byte order mark is dropped. */
export function partAt(
  files: readonly DataFile[],
  path: string,
  { name }: ReadOptions,
): Part | undefined {
  const file = files.find((candidate) => candidate.path === path);
  if (!file || !('text' in file)) return undefined;
  const shown = path === '' ? (name ?? 'the file') : path;
  return { where: { file: shown }, text: file.text.replace(/^\uFEFF/u, ''), line: file.line ?? 1 };
}

/** The file of bytes at `path`, or undefined. */
export const bytesAt = (files: readonly DataFile[], path: string): BinaryFile | undefined =>
  files.find((file): file is BinaryFile => file.path === path && 'bytes' in file);

/** The one file of a format that is one file. */
export function mainFile(
  files: readonly DataFile[],
  options: ReadOptions,
  format: string,
): Result<Part> {
  const part = partAt(files, '', options);
  const where = part?.where ?? { file: options.name ?? 'the file' };
  if (!part) return refuse(where, `no ${format} was found`);
  return part.text.trim() === '' ? refuse(where, 'the file is empty') : ok(part);
}

/**
 * Which dataset a file on disk belongs to, and as what.
 * @param name of the file, with or without folders
 * @returns `dataset`: the folder, or the name without the part's own ending; `path` as in `TextFile`
 */
export function partOf(
  { extension, parts }: Codec,
  name: string,
): { readonly dataset: string; readonly path: string } {
  if (extension === '') {
    const at = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return { dataset: name.slice(0, Math.max(0, at)), path: name.slice(at + 1) };
  }
  const path = parts.find((part) => part !== '' && name.endsWith(`.${part}`)) ?? '';
  const ending = path === '' ? (/\.[^./\\]*$/u.exec(name)?.[0] ?? '') : `.${path}`;
  return { dataset: name.slice(0, name.length - ending.length), path };
}
