/** UUIDs that follow from a name: the same name gives the same id on every machine. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * A UUIDv8 (RFC 9562, section 5.8): the first bits of the SHA-256 of `parts`, each with its length
 * before it, so that `ab, c` and `a, bc` are two names.
 */
export function uuidOf(...parts: readonly string[]): string {
  const name = parts.map((part) => `${part.length} ${part}`).join('\n');
  const bytes = sha256(utf8ToBytes(name)).slice(0, 16);
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytesToHex(bytes);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
