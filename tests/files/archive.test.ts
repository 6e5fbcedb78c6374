import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack, type ArchiveLimits } from '../../main/files/archive.ts';

const decoder = new TextDecoder();
const zip = (files: Zippable): Uint8Array => zipSync(files, { mtime: '2024-03-22' });

/** What is in it by name, or the refusal. */
function opened(bytes: Uint8Array, limits?: ArchiveLimits): Record<string, string> | string {
  const files = unpack('in/news.zip', bytes, limits);
  if (!files.ok) {
    expect(files.error).toMatchObject({ code: 'archive', file: 'in/news.zip' });
    return files.error.message;
  }
  return Object.fromEntries(files.value.map(({ name, bytes }) => [name, decoder.decode(bytes)]));
}

/** A copy of `bytes` with `patch` written at every place of the 4-byte `signature`, plus `offset`. */
function patched(
  bytes: Uint8Array,
  signature: number,
  offset: number,
  patch: readonly number[],
): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at += 1)
    if (view.getUint32(at, true) === signature) copy.set(patch, at + offset);
  return copy;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

describe('an archive of articles', () => {
  it('unpacks files as if it were a folder, packed or stored, in its own order', () => {
    const bytes = zip({
      'b/köln.txt': strToU8('Köln 😀'),
      'a.txt': [strToU8('stored'), { level: 0 }],
      'b/': new Uint8Array(),
      'empty.txt': new Uint8Array(),
    });
    expect(opened(bytes)).toEqual({
      'in/news.zip/b/köln.txt': 'Köln 😀',
      'in/news.zip/a.txt': 'stored',
      'in/news.zip/empty.txt': '',
    });
  });

  it('passes over what systems hide in archives', () => {
    const bytes = zip({
      'a.txt': strToU8('text'),
      '.DS_Store': strToU8('x'),
      '__MACOSX/._a.txt': strToU8('x'),
      'b/.hidden/c.txt': strToU8('x'),
    });
    expect(opened(bytes)).toEqual({ 'in/news.zip/a.txt': 'text' });
  });

  it('reads an archive with a comment at its end, and one inside of a larger buffer', () => {
    const bytes = zip({ 'a.txt': strToU8('text') });
    const whole = new Uint8Array(bytes.length + 13);
    whole.set(patched(bytes, END, 20, [3, 0]), 5);
    expect(opened(whole.subarray(5, 5 + bytes.length + 3))).toEqual({
      'in/news.zip/a.txt': 'text',
    });
  });
});

describe('an archive that is refused, with the entry', () => {
  it.each([
    ['../evil.txt', 'leads out of its folder'],
    ['a/../../evil.txt', 'leads out of its folder'],
    ['/etc/evil.txt', 'has an absolute path'],
    ['C:/evil.txt', 'has an absolute path'],
    ['a\\..\\evil.txt', 'has a backslash in its name'],
    ['evil\0.txt', 'has a NUL character in its name'],
    ['a//evil.txt', 'has an empty folder name'],
  ])('a file called %j', (name, reason) => {
    const refusal = opened(zip({ 'good.txt': strToU8('good'), [name]: strToU8('evil') }));
    expect(refusal).toContain(`“${name}” in it ${reason}`);
    expect(refusal).toMatch(/^in\/news\.zip: .* Nothing of the archive was taken\.$/su);
  });

  it('the same name twice, in whatever case', () => {
    expect(opened(zip({ 'a.txt': strToU8('1'), 'A.TXT': strToU8('2') }))).toMatch(
      /“A\.TXT” in it is there twice/u,
    );
  });

  it('a link', () => {
    const link = zip({
      'good.txt': strToU8('good'),
      'link.txt': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }],
    });
    expect(opened(link)).toMatch(/“link\.txt” in it is a link to another file/u);
  });

  it('an encrypted file, and one packed in a way nobody can read here', () => {
    const bytes = zip({ 'a.txt': strToU8('text') });
    expect(opened(patched(bytes, CENTRAL, 8, [1, 0]))).toMatch(/“a\.txt” in it is encrypted/u);
    expect(opened(patched(bytes, CENTRAL, 10, [99, 0]))).toMatch(/packed in a way/u);
  });

  it('sizes of zip64, parts of a larger archive', () => {
    const bytes = zip({ 'a.txt': strToU8('text') });
    const huge = [0xff, 0xff, 0xff, 0xff];
    expect(opened(patched(bytes, CENTRAL, 24, huge))).toMatch(
      /“a\.txt” in it is written as zip64/u,
    );
    expect(opened(patched(bytes, END, 4, [1, 0]))).toMatch(/one part of an archive/u);
  });

  it('an archive in the archive', () => {
    const inner = zip({ 'a.txt': strToU8('text') });
    expect(opened(zip({ 'b/inner.zip': inner }))).toMatch(
      /“b\/inner\.zip” in it is an archive itself/u,
    );
  });

  it('a bomb of blanks: given up while it inflates, whatever it says of its size', () => {
    const bomb = zip({ 'bomb.txt': new Uint8Array(64 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    for (const bytes of [bomb, patched(bomb, CENTRAL, 24, [9, 0, 0, 0])])
      expect(opened(bytes)).toMatch(/“bomb\.txt” in it unpacks to far more/u);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('many files that are too much together', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`${index}.txt`, new Uint8Array(100_000)]),
    );
    const limits = { maxBytes: 1024 * 1024, maxRatio: 200 };
    expect(opened(zip(files), limits)).toMatch(/“10\.txt” in it unpacks to far more .*1 MB/u);
  });

  it('files that share their bytes', () => {
    // The first file holds, unpacked, what the directory is told to be the second one.
    const inner = zip({ 'b.txt': strToU8('text') });
    const bytes = zip({ 'a.txt': [inner, { level: 0 }], 'b.txt': strToU8('text') });
    const view = new DataView(bytes.buffer);
    const second = Array.from({ length: bytes.length - 4 }, (_, at) => at)
      .filter((at) => view.getUint32(at, true) === CENTRAL)
      .at(-1);
    view.setUint32((second ?? 0) + 42, 30 + 'a.txt'.length, true);
    expect(opened(bytes)).toMatch(/“b\.txt” in it shares its bytes with another file/u);
  });

  it('more files than anybody means', () => {
    const bytes = zip({ 'a.txt': strToU8('text') });
    const many = patched(bytes, END, 8, [0x11, 0x27, 0x11, 0x27]);
    expect(opened(many)).toMatch(/holds more than 10000 files/u);
  });

  it('a cut archive, a damaged one, and what is none', () => {
    const bytes = zip({ 'a.txt': strToU8('some text that is long enough to be packed, packed') });
    for (let length = 0; length < bytes.length; length += 1)
      expect(typeof opened(bytes.subarray(0, length))).toBe('string');
    expect(opened(patched(bytes, LOCAL, 40, [0xff, 0xff, 0xff]))).toMatch(
      /“a\.txt” in it is damaged/u,
    );
    expect(opened(patched(bytes, CENTRAL, 42, [9, 9, 9, 9]))).toMatch(/not where the directory/u);
    expect(opened(strToU8('no archive at all, but as long as one has to be'))).toMatch(
      /^in\/news\.zip: it is no zip archive/u,
    );
  });
});
