/** The versions of the bundle, and how an older one becomes the present one. */
import { withLineage } from '../../lineage/old-tombstone.ts';
import type { Result } from '../../result.ts';
import { ok } from '../../result.ts';
import { refuse, type Where } from '../refusal.ts';

export const BUNDLE_FORMAT = 'claimbench-bundle';

type Json = Readonly<Record<string, unknown>>;

/** From version `to - 1` to version `to`, named after what it changes. */
export interface BundleMigration {
  readonly to: number;
  readonly name: string;
  readonly migrate: (bundle: Json) => Json;
}

/** Ascending, without gaps. The first version needs none. */
export const BUNDLE_MIGRATIONS: readonly BundleMigration[] = [
  { to: 2, name: 'tombstones-keep-lineage', migrate: withLineage },
];

/** The version that `migrations` lead to. */
export const latestVersion = (migrations: readonly BundleMigration[]): number =>
  migrations.at(-1)?.to ?? 1;

/** `bundle` as the present version has it; a newer one, or no bundle at all, is refused. */
export function migrateBundle(
  bundle: unknown,
  where: Where,
  migrations: readonly BundleMigration[] = BUNDLE_MIGRATIONS,
): Result<Json> {
  if (typeof bundle !== 'object' || bundle === null || Array.isArray(bundle))
    return refuse(where, 'not a Claimbench bundle: expected one JSON object');
  const json: Json = { ...bundle };
  const version = json['version'];
  if (json['format'] !== BUNDLE_FORMAT)
    return refuse(where, `not a Claimbench bundle: “format” must be “${BUNDLE_FORMAT}”`);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refuse({ ...where, path: 'version' }, 'expected a whole number from 1');
  const latest = latestVersion(migrations);
  if (version > latest) {
    return refuse(
      where,
      `made by a newer version of Claimbench (format ${version}; this one reads up to ${latest}); update Claimbench to open it`,
      'newer-version',
    );
  }
  return ok(
    migrations
      .filter(({ to }) => to > version)
      .reduce<Json>((old, { to, migrate }) => ({ ...migrate(old), version: to }), json),
  );
}
