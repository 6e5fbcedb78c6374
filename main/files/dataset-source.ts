/** Datasets among the files of an import: which belong together, and what they hold. */
import type { Codec, DataFile, Reading, ReadOptions } from '../../shared/codecs/codec.ts';
import { partOf } from '../../shared/codecs/parts.ts';
import { SPLITS } from '../../shared/model/split.ts';
import type { Result } from '../../shared/result.ts';
import { decode } from './decode.ts';
import { folderOf, pathIn, type ImportSource } from './import-source.ts';

/** Near the longest string that V8 makes. */
const MAX_DATASET_BYTES = 512 * 1024 * 1024;
/** Folders that hold the parts of a split. */
const SPLIT_FOLDERS: ReadonlySet<string> = new Set(SPLITS.map((name) => `${name}/`));
/** Of an export, beside its data: what is beneath it is one dataset. */
const MANIFEST = 'manifest.json';

/** A file and its place in the dataset. */
interface DatasetFile {
  readonly source: ImportSource;
  /** As in `DataFile.path`. */
  readonly path: string;
}

/** The files of one dataset: one, or those of a folder. */
export interface DatasetSource {
  /** What messages call it: the file, or the folder. */
  readonly name: string;
  readonly codec: Codec;
  readonly files: readonly DatasetFile[];
}

/** The folder that is the whole dataset: the nearest with a manifest, else the one that was named. */
function manifestFolder(path: string, beside: ReadonlySet<string>): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder))
    if (beside.has(`${folder}/${MANIFEST}`)) return folder;
  return '';
}

/** Which dataset a file of a format belongs to, relative to the folder that was named, and as what. */
function placeOf(
  codec: Codec,
  source: ImportSource,
  beside: ReadonlySet<string>,
): ReturnType<typeof partOf> {
  const path = pathIn(source);
  const isFolder = codec.extension === '' && codec.parts.some((part) => part.includes('*'));
  if (!isFolder || source.root === undefined) return partOf(codec, path);
  const dataset = manifestFolder(path, beside);
  const inside = dataset === '' ? path : path.slice(dataset.length + 1);
  const top = inside.slice(0, inside.indexOf('/') + 1);
  // Each part of a split is a dataset of its own, where the format has no place for splits inside.
  const isSplit = codec.hasSplits !== true && SPLIT_FOLDERS.has(top);
  if (!isSplit) return { dataset, path: inside };
  return {
    dataset: path.slice(0, -(inside.length - top.length) - 1),
    path: inside.slice(top.length),
  };
}

const joined = (root: string | undefined, folder: string): string => {
  if (root === undefined) return folder;
  return folder === '' ? root : `${root.replace(/[\\/]$/u, '')}/${folder}`;
};

/**
 * @param found files of one folder, or those that were named one by one
 * @param beside paths of all of these, datasets or not
 */
export function datasetsOf(
  found: readonly { readonly source: ImportSource; readonly codec: Codec }[],
  beside: ReadonlySet<string>,
): DatasetSource[] {
  const groups = new Map<string, { codec: Codec; dataset: string; files: DatasetFile[] }>();
  for (const { source, codec } of found) {
    const { dataset, path } = placeOf(codec, source, beside);
    const key = `${codec.id} ${dataset}`;
    const group = groups.get(key) ?? { codec, dataset, files: [] };
    group.files.push({ source, path });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ codec, dataset, files }) => {
    const main = files.find(({ path }) => path === '') ?? files[0];
    const folder = joined(main?.source.root, dataset);
    const name = codec.extension === '' && folder !== '' ? folder : (main?.source.name ?? '');
    return { name, codec, files };
  });
}

/** What a dataset's files hold. Texts are always UTF-8: the formats say so. */
export async function readDataset(
  { name, codec, files }: DatasetSource,
  textOf?: ReadOptions['textOf'],
): Promise<Result<Reading>> {
  const data: DataFile[] = [];
  for (const { source, path } of files) {
    const { name: file, bytes } = source;
    if (codec.binary?.some((ending) => file.endsWith(ending)) === true) {
      data.push({ path, bytes });
      continue;
    }
    // Formats of many files have some that are empty: texts that nobody annotated.
    if (bytes.length === 0 && files.length > 1) {
      data.push({ path, text: '' });
      continue;
    }
    const decoded = decode(file, bytes, { maxBytes: MAX_DATASET_BYTES });
    if (!decoded.ok) return decoded;
    data.push({ path, text: decoded.value.text });
  }
  return codec.read(data, { name, ...(textOf && { textOf }) });
}
