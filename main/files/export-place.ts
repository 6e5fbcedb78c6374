/** Where an export goes: one file (with others beside it), a folder, or a zip of either. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Codec } from '../../shared/codecs/codec.ts';
import type { SplitName } from '../../shared/model/split.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export interface ExportPlace {
  readonly kind: 'file' | 'folder' | 'zip';
  /** Absolute: the folder that files are put into. */
  readonly folder: string;
  /** Absolute: what was asked for. */
  readonly target: string;
  /** What the files of a format with one file begin with. */
  readonly stem: string;
}

type Found = 'file' | 'folder' | 'nothing';

const foundAt = (place: string): Promise<Found> =>
  stat(place).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'nothing',
  );

const isZip = (target: string): boolean => /\.zip$/iu.test(target);

/**
 * @param target as the analyst named it
 * @param project absolute; nothing is exported into it. Null: there is none
 * Refusals: `relative-path`, `inside-project`, `is-file`, `is-folder`.
 */
export async function placeFor(
  codec: Codec,
  target: string,
  project: string | null,
): Promise<Result<ExportPlace>> {
  const where = { file: target };
  if (!path.isAbsolute(target))
    return err(
      'relative-path',
      `“${target}” is not a full path, such as ${path.resolve('/exports', target)}.`,
    );
  const inside = project === null ? '..' : path.relative(project, target);
  if (!inside.startsWith('..') && !path.isAbsolute(inside))
    return err(
      'inside-project',
      `${target} lies inside the project itself. Choose another place.`,
      where,
    );
  const found = await foundAt(target);
  const place = path.normalize(target).replace(/(?<=.)[/\\]+$/u, '');
  const stem = path.basename(place, path.extname(place));
  const isFolder = codec.extension === '' && !isZip(place);
  if (isFolder) {
    return found === 'file'
      ? err(
          'is-file',
          `${target} is a file, but ${codec.name} writes a folder of several files; name a folder, or a file that ends in .zip.`,
          where,
        )
      : ok({ kind: 'folder', folder: place, target: place, stem });
  }
  if (found === 'folder' || /[/\\]$/u.test(target)) {
    const example = path.join(target, `export${codec.extension || '.zip'}`);
    return err(
      'is-folder',
      `${target} is a folder, but this format writes one file; name a file such as ${example}.`,
      where,
    );
  }
  const kind = isZip(place) ? 'zip' : 'file';
  return ok({ kind, folder: path.dirname(place), target: place, stem });
}

/** What a codec's file is called in the export; forward slashes. */
export function nameIn(
  codec: Codec,
  { kind, target, stem }: ExportPlace,
  split: SplitName | null,
  file: string,
): string {
  if (codec.extension === '') return split === null ? file : `${split}/${file}`;
  const base = split === null ? stem : `${stem}.${split}`;
  if (file !== '') return `${base}.${file}`;
  // The name that was asked for, whatever its ending; only a zip's is not the file's.
  if (split === null && kind === 'file') return path.basename(target);
  return `${base}${codec.extension}`;
}

/**
 * Files in a folder that the format would take for its own and that are not of the earlier export
 * `before`: an export among them would be read together with them.
 */
export async function strangersIn(
  codec: Codec,
  folder: string,
  before: ReadonlySet<string>,
): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')));
  const beside = new Set(names);
  return names.filter(
    (name) => !before.has(name) && codec.recognises({ path: name, head: '', beside }),
  );
}
