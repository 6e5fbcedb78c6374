/** The hash that names an article's text. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of the UTF-8 bytes of `text`, lower-case hex. */
export const textHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
