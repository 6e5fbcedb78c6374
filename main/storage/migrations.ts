/**
 * The version of the files, and how older ones are brought up to date. A migration is never
 * changed once released; the next one is added below it.
 */
import { withLineage } from '../../shared/lineage/old-tombstone.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** A snapshot file as parsed JSON, before validation. */
export type RawFile = Readonly<Record<string, unknown>>;

export interface Migration {
  /** The version it leads to. */
  readonly version: number;
  /** Says what it does, for notices and logs; never reused. */
  readonly name: string;
  /** @param file path inside the project, as in `layout.ts` */
  readonly up: (file: string, raw: RawFile) => RawFile;
}

export const FIRST_FORMAT = 1;
export const MIGRATIONS: readonly Migration[] = [
  { version: 2, name: 'tombstones-keep-lineage', up: (_file, raw) => withLineage(raw) },
];
export const CURRENT_FORMAT = FIRST_FORMAT + MIGRATIONS.length;

/**
 * The file in the current format. Refusals: `newer-format`, `damaged`; the message is a reason,
 * for a sentence that names the file.
 */
export function migrated(
  file: string,
  raw: RawFile,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<RawFile> {
  const format = raw['format'];
  const current = FIRST_FORMAT + migrations.length;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < FIRST_FORMAT)
    return err('damaged', 'it does not say which format it is in');
  if (format > current) {
    return err(
      'newer-format',
      `it was made by a newer version of Claimbench (format ${format}; this one reads up to ${current})`,
    );
  }
  return ok(
    migrations
      .filter(({ version }) => version > format)
      .reduce<RawFile>((now, { up, version }) => ({ ...up(file, now), format: version }), raw),
  );
}
