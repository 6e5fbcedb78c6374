/** Archives among the files of an import: what is in them comes in as from a folder. */
import { ok, type Result } from '../../shared/result.ts';
import { unpack } from './archive.ts';
import type { ImportSource } from './import-source.ts';

/** What some systems put beside every file they pack. */
const RESOURCES = '__MACOSX';

const isArchive = ({ name }: ImportSource): boolean => name.toLowerCase().endsWith('.zip');

/** A folder that everything in the archive lies in is the folder that was packed. */
function rootOf(archive: string, inside: readonly string[]): string {
  const [first = ''] = inside;
  const top = first.includes('/') ? first.slice(0, first.indexOf('/') + 1) : '';
  const isShared = top !== '' && inside.every((name) => name.startsWith(top));
  return isShared ? `${archive}/${top.slice(0, -1)}` : archive;
}

function filesIn({ name, bytes }: ImportSource): Result<readonly ImportSource[]> {
  const unpacked = unpack(name, bytes);
  if (!unpacked.ok) return unpacked;
  const inside = (file: string): string => file.slice(name.length + 1);
  const files = unpacked.value.filter((file) => !inside(file.name).startsWith(`${RESOURCES}/`));
  const root = rootOf(
    name,
    files.map((file) => inside(file.name)),
  );
  return ok(files.map((file) => ({ ...file, root })));
}

/** Each file as it is; an archive as its files, or why it cannot be opened. */
export const opened = (
  sources: readonly ImportSource[],
): readonly (readonly [ImportSource, Result<readonly ImportSource[]>])[] =>
  sources.map((source) => [source, isArchive(source) ? filesIn(source) : ok([source])]);
