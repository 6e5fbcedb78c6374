/** Writing and reading by a codec in tests, whatever its files are made of. */
import type { Codec, DataFile, ReadOptions, TextFile } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import { findCodec } from '../../shared/codecs/registry.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { ok, type Result } from '../../shared/result.ts';
import { valueOf } from './value-of.ts';

export function codecOf(id: string): Codec {
  const codec = findCodec(id);
  if (!codec) throw new Error(`There is no format ${id}`);
  return codec;
}

export const filesOf = (
  codec: Codec,
  dataset: Dataset,
  options?: OptionValues,
): readonly DataFile[] => valueOf(writeDataset(codec, dataset, options)).files;

/** The files that are text. */
export const textsOf = (codec: Codec, dataset: Dataset): readonly TextFile[] =>
  filesOf(codec, dataset).filter((file): file is TextFile => 'text' in file);

/** What is read, without what the reader says about it. */
export async function readBy(
  codec: Codec,
  files: readonly DataFile[],
  options?: ReadOptions,
): Promise<Result<Dataset>> {
  const read = await codec.read(files, options);
  return read.ok ? ok(read.value.dataset) : read;
}

export const bytesOf = (file: DataFile): Uint8Array =>
  'text' in file ? new TextEncoder().encode(file.text) : file.bytes;

/** The file with its text changed; one of bytes is taken as Latin-1, a byte a character. */
export function changedFile(file: DataFile, change: (text: string) => string): DataFile {
  if ('text' in file) return { ...file, text: change(file.text) };
  const text = Buffer.from(file.bytes).toString('latin1');
  return { ...file, bytes: new Uint8Array(Buffer.from(change(text), 'latin1')) };
}

/** As on disk in a folder: what a file is called beside or below `event`. */
export const placeOf = (codec: Codec, path: string): string => {
  if (codec.extension === '') return path;
  return path === '' ? `event${codec.extension}` : `event.${path}`;
};
