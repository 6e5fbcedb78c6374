/** ZIP archives that hold a dataset: the same bytes for the same files; reading is bounded. */
import { unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { ok, type Result } from '../result.ts';
import { refuse, type Where } from './refusal.ts';

export interface Entry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** In the order given, dated 1 January 1980, the first day that the format knows. */
export const zipOf = (entries: readonly Entry[]): Uint8Array =>
  zipSync(
    Object.fromEntries(entries.map(({ path, bytes }) => [path, bytes])),
    // The archive says local time, without a zone: so does this date, wherever it is made.
    { mtime: new Date(1980, 0, 1), level: 6 },
  );

const MAX_ENTRIES = 100_000;
/** Of what is unpacked, all together. */
const MAX_BYTES = 512 * 1024 * 1024;
/** Texts shrink to a tenth, markup to a fiftieth; only what is made to blow up shrinks more. */
const MAX_RATIO = 250;
const SMALL = 1024 * 1024;

/** Why the entry must not be there, or null. */
function entryProblem({ name, size, originalSize }: UnzipFileInfo): string | null {
  const path = name.replaceAll('\\', '/');
  if (/^(?:\/|[A-Za-z]:)/u.test(path) || path.split('/').includes('..'))
    return 'its path leads out of the archive';
  if (originalSize > SMALL && originalSize > size * MAX_RATIO)
    return `it would unpack to more than ${MAX_RATIO} times its size`;
  return null;
}

export class Archive {
  private readonly bytes: Uint8Array;
  private readonly where: Where;
  private readonly entries: ReadonlyMap<string, UnzipFileInfo>;
  private readonly folded: ReadonlyMap<string, string>;

  private constructor(
    bytes: Uint8Array,
    where: Where,
    entries: ReadonlyMap<string, UnzipFileInfo>,
  ) {
    this.bytes = bytes;
    this.where = where;
    this.entries = entries;
    this.folded = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]));
  }

  /** Reads the list of entries and unpacks nothing. */
  static open(bytes: Uint8Array, where: Where): Result<Archive> {
    if (bytes.length === 0) return refuse(where, 'the file is empty');
    const entries = new Map<string, UnzipFileInfo>();
    const problems: string[] = [];
    try {
      unzipSync(bytes, {
        filter: (entry) => {
          const twice = entries.has(entry.name) ? 'it is in the archive twice' : null;
          const reason = twice ?? entryProblem(entry);
          if (reason !== null) problems.push(`${entry.name}: ${reason}`);
          entries.set(entry.name, entry);
          return false;
        },
      });
    } catch (error) {
      return refuse(where, `not a ZIP archive that can be read: ${messageOf(error)}`);
    }
    const [problem] = problems;
    if (problem !== undefined) return refuse(where, problem);
    if (entries.size > MAX_ENTRIES) return refuse(where, `it holds more than ${MAX_ENTRIES} files`);
    return ok(new Archive(bytes, where, entries));
  }

  /** Case ignored, as on Windows. */
  find(path: string): string | undefined {
    if (this.entries.has(path)) return path;
    return this.folded.get(path.toLowerCase());
  }

  /** @param paths as `find` gives them */
  unpack(paths: ReadonlySet<string>): Result<ReadonlyMap<string, Uint8Array>> {
    let total = 0;
    for (const path of paths) total += this.entries.get(path)?.originalSize ?? 0;
    if (total > MAX_BYTES)
      return refuse(this.where, `its texts are more than ${MAX_BYTES / 1024 / 1024} MB`);
    try {
      const files = unzipSync(this.bytes, { filter: ({ name }) => paths.has(name) });
      for (const [path, bytes] of Object.entries(files))
        if (bytes.length !== this.entries.get(path)?.originalSize)
          return refuse(this.where, `${path}: it is not as long as the archive says`);
      return ok(new Map(Object.entries(files)));
    } catch (error) {
      return refuse(this.where, `it cannot be unpacked: ${messageOf(error)}`);
    }
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
