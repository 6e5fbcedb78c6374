import { describe, expect, it } from 'vitest';
import { decode } from '../../main/files/decode.ts';
import { MAX_ARTICLE_BYTES } from '../../shared/contract.ts';

const GERMAN = 'Das Treffen fand am Freitag in Köln statt; das Gespräch war kurz, über Gaza.\n';
const LATIN1 = Buffer.from(GERMAN.repeat(8), 'latin1');
const UTF16 = Buffer.from(`\uFEFF${GERMAN}`, 'utf16le');
const UTF16_BE = Buffer.from(UTF16).swap16();

/** The text, or the refusal as `code: message`. */
function read(bytes: Uint8Array, encoding?: string): string {
  const decoded = decode('in/news.txt', bytes, {
    maxBytes: MAX_ARTICLE_BYTES,
    ...(encoding === undefined ? {} : { encoding }),
  });
  if (decoded.ok) return decoded.value.text;
  expect(decoded.error.file).toBe('in/news.txt');
  return `${decoded.error.code}: ${decoded.error.message}`;
}

describe('decode', () => {
  it('reads UTF-8, with and without a byte order mark', () => {
    expect(read(Buffer.from('Köln 😀 e\u0301'))).toBe('Köln 😀 e\u0301');
    expect(read(Buffer.from('\uFEFFKöln'))).toBe('Köln');
  });

  it('reads the quotation marks and dashes of windows-1252, which Node takes for controls', () => {
    const bytes = Uint8Array.of(0x84, 0x4f, 0x4b, 0x93, 0x20, 0x96, 0x20, 0x80);
    for (const name of ['windows-1252', 'iso-8859-1', 'latin1'])
      expect(read(bytes, name)).toBe('„OK“ – €');
  });

  it('refuses an empty file and one of white space', () => {
    expect(read(new Uint8Array())).toBe('empty-file: in/news.txt: it is empty.');
    expect(read(Buffer.from(' \n\u00a0\r\n'))).toMatch(/^empty-file: .*only white space/u);
    expect(read(Buffer.from('\uFEFF'))).toMatch(/^empty-file/u);
  });

  it('refuses a file that is too large with both sizes', () => {
    const large = new Uint8Array(MAX_ARTICLE_BYTES + 1).fill(0x61);
    expect(read(large.subarray(1))).toHaveLength(MAX_ARTICLE_BYTES);
    expect(read(large)).toMatch(/^file-too-large: in\/news\.txt: .*10 MB/u);
  });

  it.each([
    ['a PNG image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['NUL bytes', Buffer.from('text\0text')],
    ['control characters', Buffer.from('\u0001\u0002\u0003 and so on \u0004')],
    [
      'compressed bytes without NUL',
      Buffer.from(Array.from({ length: 999 }, (_, i) => ((i * 89) % 255) + 1)),
    ],
  ])('refuses %s as binary', (_, bytes) => {
    expect(read(bytes)).toMatch(/^binary-file: in\/news\.txt: /u);
  });

  it('lets a stray control character pass', () => {
    expect(read(Buffer.from(`${'A long text. '.repeat(50)}\u001b\u0008`))).toContain('\u0008');
  });

  it('refuses Latin-1, naming the likely encoding, the option and the line', () => {
    const refusal = read(Buffer.concat([Buffer.from('First line.\n'), LATIN1]));
    expect(refusal).toMatch(
      /^not-utf8: .*(?:ISO-8859-1|windows-1252).*--encoding (?:iso-8859-1|windows-1252)/u,
    );
    const decoded = decode('a', Buffer.concat([Buffer.from('First\r\n'), LATIN1]), {
      maxBytes: 999,
    });
    expect(!decoded.ok && decoded.error.line).toBe(2);
  });

  it('refuses UTF-16 by its mark and names it', () => {
    expect(read(UTF16)).toMatch(/^not-utf8: .*UTF-16LE.*--encoding utf-16le/u);
    expect(read(UTF16_BE)).toMatch(/^not-utf8: .*UTF-16BE.*--encoding utf-16be/u);
  });

  it('reads what the encoding given says', () => {
    expect(read(LATIN1, 'latin1')).toBe(GERMAN.repeat(8));
    expect(read(LATIN1, 'ISO-8859-1')).toBe(GERMAN.repeat(8));
    expect(read(UTF16, 'utf-16le')).toBe(GERMAN);
    expect(read(UTF16, 'utf-16')).toBe(GERMAN);
    expect(read(UTF16_BE, 'utf-16')).toBe(GERMAN);
  });

  it('refuses an encoding nobody knows, one that the bytes are not in, and binary in any', () => {
    expect(read(LATIN1, 'klingon')).toMatch(/^unknown-encoding: .*“klingon”/u);
    expect(read(LATIN1, 'utf-8')).toMatch(/^wrong-encoding: .*utf-8/u);
    expect(read(Buffer.from('text\0text'), 'latin1')).toMatch(/^binary-file/u);
  });
});
