/** Packed parts of a PDF that unpack to more than anybody means: told before the file is opened. */
import { inflateSync } from 'node:zlib';

/** A page of a newspaper as a picture without loss. Bytes. */
const MAX_PART = 256 * 1024 * 1024;
const STREAM = Buffer.from('stream');

/**
 * Whether a part of `bytes` that is packed with deflate grows beyond any measure. Parts that are
 * packed twice are looked at once: the outer packing of a bomb is small, and the limit of text
 * holds for the rest.
 */
export function isBomb(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf(STREAM); at !== -1; at = buffer.indexOf(STREAM, at + 1)) {
    let start = at + STREAM.length;
    if (buffer[start] === 0x0d) start += 1;
    if (buffer[start] === 0x0a) start += 1;
    // The first byte of a zlib stream: deflate, whatever the window.
    if (((buffer[start] ?? 0) & 0x0f) !== 8) continue;
    const next = buffer.indexOf('endstream', start);
    const packed = buffer.subarray(start, next === -1 ? buffer.length : next);
    // Deflate grows by 1,032 at most.
    if (packed.length * 1032 < MAX_PART) continue;
    try {
      inflateSync(packed, { maxOutputLength: MAX_PART });
    } catch (error) {
      if (error instanceof RangeError) return true;
      // Damaged, or no deflate at all: pdf.js reads of it what there is.
    }
  }
  return false;
}
