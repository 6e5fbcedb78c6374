/**
 * Every registered codec against every case. Goldens are written anew only with UPDATE_GOLDENS=1;
 * look at what changed before committing it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { carried } from '../../shared/codecs/carry.ts';
import type { Codec, TextFile } from '../../shared/codecs/codec.ts';
import { prove } from '../../shared/codecs/prove.ts';
import { CODECS } from '../../shared/codecs/registry.ts';
import { CASES, caseOf } from './cases.ts';
import { frozen } from './frozen.ts';
import { errorOf, valueOf } from './value-of.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');
const IS_UPDATE = process.env['UPDATE_GOLDENS'] === '1';

const nameOf = (codec: Codec, file: string): string => file || `export${codec.extension}`;

function goldensOf(codec: Codec, name: string): { files: TextFile[]; losses: unknown } {
  const folder = path.join(FIXTURES, codec.id, name);
  const names = readdirSync(folder).filter((file) => file !== 'losses.json');
  return {
    files: names.map((file) => ({
      path: file === nameOf(codec, '') ? '' : file,
      text: readFileSync(path.join(folder, file), 'utf8'),
    })),
    losses: JSON.parse(readFileSync(path.join(folder, 'losses.json'), 'utf8')),
  };
}

function update(codec: Codec): void {
  rmSync(path.join(FIXTURES, codec.id), { recursive: true, force: true });
  for (const [name, dataset] of Object.entries(CASES)) {
    const folder = path.join(FIXTURES, codec.id, name);
    mkdirSync(folder, { recursive: true });
    const { files, losses } = valueOf(codec.write(dataset));
    for (const file of files) writeFileSync(path.join(folder, nameOf(codec, file.path)), file.text);
    writeFileSync(path.join(folder, 'losses.json'), `${JSON.stringify(losses, null, 2)}\n`);
  }
}

const byPath = (files: readonly TextFile[]): Record<string, string> =>
  Object.fromEntries(files.map(({ path: name, text }) => [name, text]));

/** The first file of the case, as `change` leaves it. */
const spoiled = (codec: Codec, name: string, change: (text: string) => string): TextFile[] =>
  goldensOf(codec, name).files.map((file) =>
    file.path === codec.parts[0] ? { ...file, text: change(file.text) } : file,
  );

describe.each(CODECS)('$id', (codec) => {
  if (IS_UPDATE) update(codec);

  test('has a golden for every case and none besides', () => {
    const folder = path.join(FIXTURES, codec.id);
    expect(existsSync(folder) ? readdirSync(folder).sort() : []).toEqual(Object.keys(CASES).sort());
  });

  describe.each(Object.entries(CASES))('%s', (name, dataset) => {
    test('is written as its golden, with its losses, from input that stays untouched', () => {
      const written = valueOf(codec.write(frozen(dataset)));
      const golden = goldensOf(codec, name);
      expect(byPath(written.files)).toEqual(byPath(golden.files));
      expect(written.losses).toEqual(golden.losses);
    });

    test('is read from its golden as what the format carries of it', () => {
      const { files } = goldensOf(codec, name);
      const { dataset: expected } = carried(dataset, codec.carries, codec.name);
      expect(valueOf(codec.read(frozen(files), { strict: true }))).toEqual(expected);
    });

    test('is proved, every annotation that has a place', () => {
      const proof = valueOf(prove(codec, dataset, goldensOf(codec, name).files));
      const spans = dataset.articles.flatMap((content) => content.spans);
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
      expect(codec.write(turned)).toEqual(codec.write(dataset));
    });

    test('reads the same with Windows line ends and a byte order mark', () => {
      const { files } = goldensOf(codec, name);
      const windows = files.map((file) => ({
        ...file,
        text: `\uFEFF${file.text.replace(/^\uFEFF/u, '').replace(/\r?\n/gu, '\r\n')}`,
      }));
      // A note's own line ends may come back as Windows has them; places and quotes may not.
      const noteless = (text: string): string => text.replaceAll('\\r\\n', '\\n');
      const back = valueOf(codec.read(windows));
      const plain = valueOf(codec.read(files));
      expect(noteless(JSON.stringify(back))).toBe(noteless(JSON.stringify(plain)));
    });
  });

  test('ends every file with a line end and holds no byte order mark, CSV excepted', () => {
    for (const file of valueOf(codec.write(caseOf('linked'))).files) {
      expect(file.text.endsWith('\n')).toBe(true);
      expect(file.text.startsWith('\uFEFF')).toBe(codec.id === 'csv');
      expect(file.text.includes('\r')).toBe(codec.id === 'csv');
    }
  });

  test('refuses a file cut in two, saying where', () => {
    const cut = spoiled(codec, 'linked', (text) => text.slice(0, text.indexOf('0190a') + 400));
    const error = errorOf(codec.read(cut, { name: 'cut.x' }));
    expect(error.file).toBe(codec.parts[0] === '' ? 'cut.x' : codec.parts[0]);
    expect(error.line).toBeGreaterThan(0);
    expect(error.message).toContain(`${error.file ?? ''}, line ${error.line ?? ''}: `);
  });

  test('refuses an empty file and a missing one by name', () => {
    const empty = spoiled(codec, 'simple', () => ' \n');
    const withoutHead = empty.filter(({ path: name }) => codec.parts[0] === name);
    expect(errorOf(codec.read(withoutHead, { name: 'a.x' })).message).toMatch(
      /^(?:a\.x|annotations\.csv|articles\.csv): /u,
    );
    expect(codec.read([]).ok).toBe(false);
  });

  test('refuses a file of another kind', () => {
    for (const text of ['<html></html>', '[1, 2]', '"x"', 'null', 'a,b\n1,2', '\u0000\u0001']) {
      const { message } = errorOf(codec.read(spoiled(codec, 'simple', () => text)));
      expect(message).toMatch(/^(?:the file|annotations\.csv)[,:]/u);
    }
  });

  test('refuses a quote that is not in the text, saying where', () => {
    const other = spoiled(codec, 'simple', (text) =>
      text.replace(/"exact": ?"32,000"|"32,000"/u, (found) => found.replace('32,000', '99,000')),
    );
    const error = errorOf(codec.read(other));
    expect(error.message).toMatch(/99,000/u);
    expect(error.message).toMatch(/spans\[0\]|items\[0\]|line \d/u);
  });
});
