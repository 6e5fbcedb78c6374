/**
 * Every registered codec against every case. Goldens are written anew only with UPDATE_GOLDENS=1
 * (and `-t <codec>` for one); look at what changed before committing it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Codec, DataFile } from '../../shared/codecs/codec.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { carried } from '../../shared/codecs/reduction.ts';
import { CODECS, recognised } from '../../shared/codecs/registry.ts';
import { writeDataset } from '../../shared/codecs/write.ts';
import { CASES, caseOf } from './cases.ts';
import { bytesOf, changedFile, filesOf, placeOf, readBy } from './files.ts';
import { isChanged, type Change } from './flaws/flaw.ts';
import { FLAWS } from './flaws/index.ts';
import { frozen } from './frozen.ts';
import { errorOf, valueOf } from './value-of.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const UPDATED = process.env['UPDATE_GOLDENS'];
const LOSSES = 'losses.json';

const isBinary = (codec: Codec, file: string): boolean =>
  codec.binary?.some((ending) => file.endsWith(ending)) === true;

/** Paths below `folder`, forward slashes. */
const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();

function goldensOf(codec: Codec, name: string): { files: DataFile[]; losses: unknown } {
  const folder = path.join(FIXTURES, codec.id, name);
  const known = new Map(
    filesOf(codec, caseOf(name)).map((file) => [placeOf(codec, file.path), file.path]),
  );
  const files = below(folder)
    .filter((file) => file !== LOSSES)
    .map((file): DataFile => {
      const content = readFileSync(path.join(folder, file));
      const place = known.get(file) ?? file;
      return isBinary(codec, file)
        ? { path: place, bytes: new Uint8Array(content) }
        : { path: place, text: content.toString('utf8') };
    });
  return { files, losses: JSON.parse(readFileSync(path.join(folder, LOSSES), 'utf8')) };
}

function update(codec: Codec): void {
  rmSync(path.join(FIXTURES, codec.id), { recursive: true, force: true });
  for (const [name, dataset] of Object.entries(CASES)) {
    const folder = path.join(FIXTURES, codec.id, name);
    const { files, losses } = valueOf(writeDataset(codec, dataset));
    for (const file of files) {
      const place = path.join(folder, placeOf(codec, file.path));
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, bytesOf(file));
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, LOSSES), `${JSON.stringify(losses, null, 2)}\n`);
  }
}

const byPath = (files: readonly DataFile[]): Record<string, string> =>
  Object.fromEntries(
    files.map((file) => [
      file.path,
      'text' in file ? file.text : Buffer.from(file.bytes).toString('base64'),
    ]),
  );

/** The files of a case as `flaw` leaves them; it has to find something to change. */
function spoiled(codec: Codec, name: string, flaw: Change): DataFile[] {
  const files = filesOf(codec, caseOf(name)).map((file) =>
    isChanged(flaw, file) ? changedFile(file, flaw.change) : file,
  );
  expect(byPath(files)).not.toEqual(byPath(filesOf(codec, caseOf(name))));
  return files;
}

describe.each(CODECS)('$id', (codec) => {
  // For one codec or, with 1, for all.
  if (UPDATED === '1' || UPDATED === codec.id) update(codec);

  test('has a golden for every case and none besides, and flaws', () => {
    const folder = path.join(FIXTURES, codec.id);
    expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual(Object.keys(CASES).sort());
    expect(Object.keys(FLAWS)).toContain(codec.id);
  });

  describe.each(Object.entries(CASES))('%s', (name, dataset) => {
    test('is written as its golden, with its losses, from input that stays untouched', () => {
      const written = valueOf(writeDataset(codec, frozen(dataset)));
      const golden = goldensOf(codec, name);
      expect(byPath(written.files)).toEqual(byPath(golden.files));
      expect(written.losses).toEqual(golden.losses);
    });

    test('is read from its golden as what the format carries of it', async () => {
      const { files } = goldensOf(codec, name);
      const { dataset: expected } = carried(dataset, codec);
      expect(valueOf(await readBy(codec, frozen(files), { strict: true }))).toEqual(expected);
    });

    test('is written again as it was read, byte for byte', async () => {
      const { files } = goldensOf(codec, name);
      const { dataset: expected } = carried(dataset, codec);
      const back = valueOf(await readBy(codec, files));
      expect(byPath(filesOf(codec, back))).toEqual(byPath(filesOf(codec, expected)));
    });

    test('is proved, every annotation that has a place', async () => {
      const proof = valueOf(await prove(codec, dataset, goldensOf(codec, name).files));
      const spans = carried(dataset, codec).dataset.articles.flatMap((content) => content.spans);
      expect(proof.proved).toBe(spans.filter(({ orphan }) => orphan === undefined).length);
    });

    test('does not depend on the order of records', () => {
      const turned = {
        ...dataset,
        annotators: dataset.annotators.toReversed(),
        articles: dataset.articles.toReversed().map((content) => ({
          ...content,
          spans: content.spans.toReversed(),
          relations: content.relations.toReversed(),
        })),
      };
      expect(writeDataset(codec, turned)).toEqual(writeDataset(codec, dataset));
    });

    test('reads the same with Windows line ends and a byte order mark', async () => {
      const { files } = goldensOf(codec, name);
      const windows = files.map((file) =>
        'text' in file
          ? {
              ...file,
              text: `\uFEFF${file.text.replace(/^\uFEFF/u, '').replace(/\r?\n/gu, '\r\n')}`,
            }
          : file,
      );
      // A note's own line ends may come back as Windows has them; places and quotes may not.
      const noteless = (text: string): string => text.replaceAll('\\r\\n', '\\n');
      const back = valueOf(await readBy(codec, windows));
      const plain = valueOf(await readBy(codec, files));
      expect(noteless(JSON.stringify(back))).toBe(noteless(JSON.stringify(plain)));
    });

    test('is told by its names and its first characters', () => {
      const files = filesOf(codec, dataset);
      const places = files.map((file) => placeOf(codec, file.path));
      const [first] = files;
      if (!first) return;
      const place = places[0] ?? '';
      const head = 'text' in first ? first.text.replace(/^\uFEFF/u, '').slice(0, 4000) : '';
      const beside = new Set(places);
      expect(recognised({ path: place, head, beside })?.id).toBe(codec.id);
    });
  });

  test('ends every text with a line end and holds no byte order mark, CSV excepted', () => {
    for (const file of filesOf(codec, caseOf('linked'))) {
      if (!('text' in file) || file.text === '') continue;
      // The text of an article is what it is.
      if (file.path.endsWith('.txt')) continue;
      expect(file.text.endsWith('\n'), file.path).toBe(true);
      expect(file.text.startsWith('\uFEFF')).toBe(codec.id === 'csv');
      expect(file.text.includes('\r')).toBe(codec.id === 'csv');
    }
  });

  test('says how its usual tool loads it', () => {
    const usage = codec.usage('event', {});
    expect(usage).toMatch(/event/u);
    expect(usage.endsWith('\n')).toBe(true);
  });

  test('refuses nothing at all, and files that are empty, by name', async () => {
    expect((await readBy(codec, [])).ok).toBe(false);
    const empty = filesOf(codec, caseOf('simple')).map((file) => changedFile(file, () => ''));
    const error = errorOf(await readBy(codec, empty, { name: 'a.x' }));
    const names = ['a.x', ...empty.map((file) => file.path)].filter((name) => name !== '');
    expect(names.some((name) => error.message.includes(name))).toBe(true);
  });

  test('an offset that is off by one is not proved', async () => {
    const flaws = FLAWS[codec.id];
    if (!flaws) throw new Error(`There are no flaws for ${codec.id}`);
    const name = 'emoji-with-joiners';
    const error = errorOf(await prove(codec, caseOf(name), spoiled(codec, name, flaws.shift)));
    expect(error.code).toBe('export-not-proved');
  });

  test.each(FLAWS[codec.id]?.flaws ?? [])('refuses: $name', async (flaw) => {
    const files = frozen(spoiled(codec, flaw.of, flaw));
    const before = byPath(files);
    const error = errorOf(await readBy(codec, files, { name: 'spoilt.x' }));
    const names = files.map((file) => file.path || 'spoilt.x');
    expect(
      names.some((name) => error.message.includes(name)),
      error.message,
    ).toBe(true);
    expect(error.message).toMatch(flaw.says);
    expect(byPath(files)).toEqual(before);
  });
});
