/** Where an export goes, as far as the dialog proposes it. */
import type { Codec } from '../../../shared/codecs/codec.ts';

const ZIP = '.zip';

/** A file's name made of the project's title. */
const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'project';

type Format = Pick<Codec, 'extension'>;

export const isZip = (path: string): boolean => path.toLowerCase().endsWith(ZIP);

const endingOf = ({ extension }: Format, zip: boolean): string => (zip ? ZIP : extension);

export function firstPath(folder: string, title: string, format: Format): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  return `${folder}${separator}${fileName(title)}${format.extension}`;
}

/** `path` for another format; what was typed is kept, but for the ending that `from` called for. */
export function pathForFormat(path: string, from: Format, to: Format): string {
  const zip = isZip(path);
  const old = endingOf(from, zip);
  if (!path.toLowerCase().endsWith(old)) return path;
  return `${path.slice(0, path.length - old.length)}${endingOf(to, zip)}`;
}

/** `path` as one zip, or as files again. */
export function pathAsZip(path: string, format: Format, zip: boolean): string {
  const now = endingOf(format, isZip(path));
  const stem = path.toLowerCase().endsWith(now) ? path.slice(0, path.length - now.length) : path;
  return `${stem}${endingOf(format, zip)}`;
}
