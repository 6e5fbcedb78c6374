/**
 * The directory of a zip archive, as APPNOTE.TXT 6.3.10 defines it, and what of it is refused.
 *
 * The central directory decides, as it does for every reader that shows one before unpacking; the
 * local header of an entry has to agree with it, and entries may not share bytes (that is how small
 * archives of enormous content are made). Sizes and offsets are bytes.
 */
import { err, ok, type Err, type Result } from '../../shared/result.ts';

export interface ArchiveEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  /** As the directory says; proved only when it is unpacked. */
  readonly size: number;
  readonly crc: number;
  /** Where the packed bytes lie. */
  readonly start: number;
  readonly end: number;
}

export const MAX_ENTRIES = 10_000;

const END = 0x06054b50;
const END_LENGTH = 22;
const MAX_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const ENCRYPTED = 1;
const UTF8_NAME = 1 << 11;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const SYMLINK = 0o120000;

export const refuseArchive = (archive: string, reason: string): Err =>
  err('archive', `${archive}: ${reason}`, { file: archive });

const refuseEntry = (archive: string, entry: string, reason: string): Err =>
  refuseArchive(archive, `“${entry}” in it ${reason}. Nothing of the archive was taken.`);

/** Where the record at the end begins, or -1. It is searched backwards, past the comment. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

/** Names are UTF-8 where they say or look so; else from before that was agreed on. */
function nameOf(bytes: Uint8Array, flags: number): string {
  const isUtf8 = (flags & UTF8_NAME) !== 0;
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}

/** Why a file of this name is not taken, or null. */
function nameProblem(name: string): string | null {
  if (name === '') return 'has no name';
  if (name.includes('\0')) return 'has a NUL character in its name';
  if (name.includes('\\')) return 'has a backslash in its name';
  if (name.startsWith('/') || /^[a-z]:/iu.test(name)) return 'has an absolute path';
  const parts = name.replace(/\/$/u, '').split('/');
  if (parts.includes('..') || parts.includes('.')) return 'leads out of its folder';
  return parts.includes('') ? 'has an empty folder name in its path' : null;
}

/** The local header and the packed bytes of an entry, which it has to agree with. */
function placeOf(
  view: DataView,
  name: Uint8Array,
  header: number,
  packed: number,
): Pick<ArchiveEntry, 'start' | 'end'> | null {
  if (header + LOCAL_LENGTH > view.byteLength || view.getUint32(header, true) !== LOCAL)
    return null;
  const nameLength = view.getUint16(header + 26, true);
  const start = header + LOCAL_LENGTH + nameLength + view.getUint16(header + 28, true);
  const end = start + packed;
  if (end > view.byteLength || nameLength !== name.length) return null;
  const local = new Uint8Array(view.buffer, view.byteOffset + header + LOCAL_LENGTH, nameLength);
  return local.every((byte, index) => byte === name[index]) ? { start, end } : null;
}

type Row = { readonly entry: ArchiveEntry; readonly header: number } | { readonly folder: string };

/** The row of the directory at `at`, and where the next one begins. */
function rowAt(
  archive: string,
  view: DataView,
  at: number,
): Result<{ readonly row: Row; readonly next: number }> {
  const broken = refuseArchive(archive, 'it is damaged: its directory cannot be read.');
  if (at + CENTRAL_LENGTH > view.byteLength || view.getUint32(at, true) !== CENTRAL) return broken;
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const nameLength = view.getUint16(at + 28, true);
  const header = view.getUint32(at + 42, true);
  const nameEnd = at + CENTRAL_LENGTH + nameLength;
  if (nameEnd > view.byteLength) return broken;
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_LENGTH, nameLength);
  const name = nameOf(bytes, flags);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const problem = nameProblem(name);
  if (problem !== null) return refuseEntry(archive, name, problem);
  if ((flags & ENCRYPTED) !== 0) return refuseEntry(archive, name, 'is encrypted');
  const isUnix = view.getUint8(at + 5) === UNIX;
  if (isUnix && (view.getUint16(at + 40, true) & FILE_TYPE) === SYMLINK)
    return refuseEntry(archive, name, 'is a link to another file');
  if ([packed, size, header].includes(0xffffffff))
    return refuseEntry(archive, name, 'is written as zip64, for files above 4 GB');
  if (name.endsWith('/')) return ok({ row: { folder: name }, next });
  if (method !== 0 && method !== 8)
    return refuseEntry(archive, name, 'is packed in a way that is not read (only deflate is)');
  const place = placeOf(view, bytes, header, packed);
  if (!place) return refuseEntry(archive, name, 'is not where the directory says');
  const crc = view.getUint32(at + 16, true);
  const entry = {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    size,
    crc,
    ...place,
  } as const;
  return ok({ row: { entry, header }, next });
}

/** An entry that shares bytes with another one. */
function overlapping(rows: readonly { entry: ArchiveEntry; header: number }[]): string | null {
  let end = 0;
  for (const { entry, header } of rows.toSorted((a, b) => a.header - b.header)) {
    if (header < end) return entry.name;
    end = entry.end;
  }
  return null;
}

/**
 * The files of an archive, in the order of its directory; folders are left out.
 * @param archive what messages call it
 */
export function directoryOf(archive: string, bytes: Uint8Array): Result<readonly ArchiveEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === -1) {
    const reason = 'it is no zip archive, or its end is missing. Pack or download it again.';
    return refuseArchive(archive, reason);
  }
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    return refuseArchive(archive, 'it is one part of an archive in several. Pack it as one.');
  if (count > MAX_ENTRIES) {
    const reason = `it holds more than ${MAX_ENTRIES} files. Pack them as several archives.`;
    return refuseArchive(archive, reason);
  }
  const rows: { entry: ArchiveEntry; header: number }[] = [];
  const seen = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const read = rowAt(archive, view, at);
    if (!read.ok) return read;
    const { row, next } = read.value;
    at = next;
    if ('folder' in row) continue;
    const key = row.entry.name.normalize('NFC').toLowerCase();
    if (seen.has(key)) return refuseEntry(archive, row.entry.name, 'is there twice');
    seen.add(key);
    rows.push(row);
  }
  const shared = overlapping(rows);
  if (shared !== null)
    return refuseEntry(archive, shared, 'shares its bytes with another file of it');
  return ok(rows.map(({ entry }) => entry));
}
