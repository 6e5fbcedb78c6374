/**
 * Unpacking archives that nobody vouches for. Limits hold while bytes are inflated, chunk by chunk:
 * an archive that unpacks to more than is allowed is given up long before it fills the memory.
 */
import { Inflate } from 'fflate';
import { ok, type Result } from '../../shared/result.ts';
import { directoryOf, refuseArchive, type ArchiveEntry } from './archive-directory.ts';

export interface UnpackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ArchiveLimits {
  /** Of everything that is unpacked. Bytes. */
  readonly maxBytes: number;
  /** Unpacked to packed, per file that is larger than `RATIO_FROM`. */
  readonly maxRatio: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { maxBytes: 512 * 1024 * 1024, maxRatio: 200 };

/** Short files of blanks pack well, and harm nobody. Bytes. */
const RATIO_FROM = 1024 * 1024;
/** Deflate grows by 1,032 at most, so that one step adds 4 MB at most. Bytes. */
const STEP = 4 * 1024;

const megabytes = (bytes: number): string => `${Math.floor(bytes / 2 ** 20)} MB`;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1)
    value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * `packed` inflated, as far as `left` bytes allow; null where it is too much, undefined where it is
 * damaged.
 */
function inflated(
  packed: Uint8Array,
  left: number,
  maxRatio: number,
): Uint8Array | null | undefined {
  const chunks: Uint8Array[] = [];
  const state = { length: 0, isEnded: false };
  const inflate = new Inflate((chunk, isLast) => {
    state.length += chunk.length;
    state.isEnded ||= isLast;
    chunks.push(chunk);
  });
  const allowed = Math.min(left, Math.max(RATIO_FROM, packed.length * maxRatio));
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      inflate.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      if (state.length > allowed) return null;
    }
  } catch {
    // fflate throws plain errors for whatever is wrong in the bytes.
    return undefined;
  }
  if (!state.isEnded) return undefined;
  const whole = new Uint8Array(state.length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** All files of an archive, hidden ones too. Nothing is written anywhere. */
export function archiveFiles(
  archive: string,
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
  isWanted: (entry: ArchiveEntry) => boolean = () => true,
): Result<readonly UnpackedFile[]> {
  const directory = directoryOf(archive, bytes);
  if (!directory.ok) return directory;
  const files: UnpackedFile[] = [];
  let left = limits.maxBytes;
  for (const entry of directory.value.filter(isWanted)) {
    const { name, method, size, crc, start, end } = entry;
    const packed = bytes.subarray(start, end);
    const content =
      method === 'stored'
        ? packed.length > left
          ? null
          : packed.slice()
        : inflated(packed, left, limits.maxRatio);
    if (content === null)
      return refuseArchive(
        archive,
        `“${name}” in it unpacks to far more than it says or than is taken (${megabytes(limits.maxBytes)} in all, ${limits.maxRatio} times its packed size). Nothing of the archive was taken.`,
      );
    if (content?.length !== size || crcOf(content) !== crc)
      return refuseArchive(archive, `“${name}” in it is damaged. Pack or download it again.`);
    left -= content.length;
    files.push({ name, bytes: content });
  }
  return ok(files);
}

/** What systems put beside the files that people mean. */
const isHidden = (name: string): boolean =>
  name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

const ARCHIVE = /\.(?:zip|7z|rar|tar|t?gz|t?bz2|t?xz)$/iu;

/**
 * The files of a zip archive, in its own order, named as if it were a folder: `news.zip/a.txt`.
 * Hidden files are passed over. Refusal `archive`, with the entry: names that lead out of a folder,
 * the same name twice, links, encrypted and damaged entries, archives inside, and whatever is over
 * the limits.
 * @param name the archive, as messages call it
 */
export function unpack(
  name: string,
  bytes: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Result<UnpackedFile[]> {
  const directory = directoryOf(name, bytes);
  if (!directory.ok) return directory;
  const nested = directory.value.find((entry) => !isHidden(entry.name) && ARCHIVE.test(entry.name));
  if (nested)
    return refuseArchive(
      name,
      `“${nested.name}” in it is an archive itself. Unpack it and import the folder.`,
    );
  const files = archiveFiles(name, bytes, limits, (entry) => !isHidden(entry.name));
  if (!files.ok) return files;
  return ok(files.value.map((file) => ({ ...file, name: `${name}/${file.name}` })));
}
