/** Which encoding a page is in, as it says itself. */
import { TextDecoder } from 'node:util';

/** Where browsers look for it too, and some more: comments stand in front of many heads. Bytes. */
const HEAD = 4096;

const DECLARED =
  /<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})|^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/iu;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/** As the standard names it, or undefined where it names none so. */
const encodingCalled = (label: string): string | undefined => {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/**
 * The encoding that a byte order mark or the page's head names; undefined where it is UTF-8 or
 * nothing that is known. Text that is UTF-8 is that, whatever is declared: servers declare another
 * one often, and no other encoding looks like UTF-8 by chance.
 */
export function pageEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD));
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const label = (meta ?? xml)?.toLowerCase();
  const encoding = label === undefined ? undefined : encodingCalled(label);
  // A head that can be read byte by byte is not UTF-16, as the HTML standard says too.
  if (encoding === undefined || encoding.startsWith('utf-')) return undefined;
  return isUtf8(bytes) ? undefined : encoding;
}
