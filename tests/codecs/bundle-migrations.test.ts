import { describe, expect, test } from 'vitest';
import { bundleText, readBundle } from '../../shared/codecs/bundle/bundle.ts';
import {
  BUNDLE_MIGRATIONS,
  migrateBundle,
  type BundleMigration,
} from '../../shared/codecs/bundle/migrations.ts';
import { caseOf } from './cases.ts';
import { errorOf, valueOf } from './value-of.ts';

const where = { file: 'a.claimbundle' };
const format = 'claimbench-bundle';

describe('versions of the bundle', () => {
  test('a newer one is refused by name, saying which and what to do', () => {
    const error = errorOf(migrateBundle({ format, version: 7 }, where));
    expect(error).toMatchObject({ code: 'newer-version', file: 'a.claimbundle' });
    expect(error.message).toBe(
      'a.claimbundle: made by a newer version of Claimbench (format 7; this one reads up to 2); update Claimbench to open it.',
    );
  });

  test('an older one goes through every later migration, in order', () => {
    const migrations: BundleMigration[] = [
      { to: 2, name: 'add-a', migrate: (old) => ({ ...old, a: [old['version']] }) },
      { to: 3, name: 'copy-a', migrate: (old) => ({ ...old, b: old['a'] }) },
    ];
    expect(valueOf(migrateBundle({ format, version: 1 }, where, migrations))).toEqual({
      format,
      version: 3,
      a: [1],
      b: [1],
    });
    expect(valueOf(migrateBundle({ format, version: 3 }, where, migrations))).toEqual({
      format,
      version: 3,
    });
  });

  test('migrations leave no version out', () => {
    expect(BUNDLE_MIGRATIONS.map(({ to }) => to)).toEqual(
      BUNDLE_MIGRATIONS.map((_, index) => index + 2),
    );
  });

  test.each([[{ version: 1 }], [{ format, version: 0 }], [{ format, version: '1' }], [[]], [null]])(
    '%j is no bundle',
    (json) => {
      expect(errorOf(migrateBundle(json, where)).message).toMatch(/^a\.claimbundle/u);
    },
  );
});

test('fields of a newer version survive reading and writing, in every record', () => {
  const text = bundleText(caseOf('linked'));
  const marked = text.replace(/"kind": "(\w+)",/gu, '"kind": "$1",\n"later": {"of": "$1"},');
  const more = marked.replace('"version": 2', '"version": 2, "laterToo": [1]');
  const back = valueOf(readBundle([{ path: '', text: more }]));
  const again = bundleText(back);
  for (const kind of ['project', 'codebook', 'annotator', 'article', 'span', 'relation'])
    expect(again).toMatch(new RegExp(`"later": \\{\\s*"of": "${kind}"`, 'u'));
  expect(again).toMatch(/"laterToo"/u);
});

test('a tombstone of the first version becomes a deletion of what it saw', () => {
  const saw = '0lu7hc4g0-0000-aa';
  const clock = '0lu7hc4g0-0002-bb';
  const old = { kind: 'span', id: 's', article: 'a', clock, saw };
  const migrated = valueOf(migrateBundle({ format, version: 1, tombstones: [old] }, where));
  expect(migrated['tombstones']).toEqual([
    {
      kind: 'span',
      id: 's',
      article: 'a',
      clock,
      lineage: { born: clock, seen: [clock], fields: {}, deletions: [{ clock, saw: [saw] }] },
    },
  ]);
});
