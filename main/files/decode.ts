/**
 * Bytes to text. UTF-8 and nothing else unless an encoding is named: a wrong guess would put wrong
 * letters under every annotation, so the likely encoding is only told (`chardet`), never used.
 */
import { TextDecoder } from 'node:util';
import { analyse, type Match } from 'chardet';
import { err, ok, type Err, type Result } from '../../shared/result.ts';
import { withWindows1252Letters } from './windows-1252.ts';

export interface Decoded {
  /** Not normalised yet; without the byte order mark. */
  readonly text: string;
  /** As the WHATWG Encoding Standard names it: `utf-8`, `windows-1252`. */
  readonly encoding: string;
}

export interface DecodeOptions {
  /** Any label of the WHATWG Encoding Standard; absent: UTF-8 only. */
  readonly encoding?: string;
  readonly maxBytes: number;
}

const SAMPLE = 64 * 1024;
const MAX_CONTROL_SHARE = 0.005;

const refused = (code: string, file: string, reason: string, line?: number): Err =>
  err(code, `${file}: ${reason}`, line === undefined ? { file } : { file, line });

const megabytes = (bytes: number): string =>
  `${(bytes / 2 ** 20).toFixed(1).replace(/\.0$/u, '')} MB`;

/** `utf-16le` or `utf-16be` where the byte order mark says so. */
function utf16Of(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** The decoder for an encoding's name, or null when the runtime knows none by it. */
function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decodedBy(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? withWindows1252Letters(text) : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The first encoding but UTF-8 that the detector finds and the runtime can read, or null. */
function likelyEncoding(bytes: Uint8Array): string | null {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, first - SAMPLE / 2);
  const guesses: readonly Match[] = analyse(bytes.subarray(from, from + SAMPLE));
  const usable = guesses.find(
    ({ name }) => !/^(?:utf-8|ascii|utf-32)/iu.test(name) && decoderFor(name) !== null,
  );
  return usable?.name ?? null;
}

const nameIt = (encoding: string): string =>
  `name it with --encoding ${encoding.toLowerCase()} (in the workbench: the field “Encoding” of the import dialog)`;

function notUtf8(file: string, bytes: Uint8Array): Err {
  const likely = likelyEncoding(bytes);
  const before = new TextDecoder().decode(bytes).split('\ufffd', 1)[0] ?? '';
  const line = before.split(/\r\n?|\n/u).length;
  const reason =
    likely === null
      ? 'it is not UTF-8 and its encoding could not be told. Save it as UTF-8 and import it again.'
      : `it is not UTF-8; most likely it is ${likely}. If so, ${nameIt(likely)}, or save it as UTF-8.`;
  return refused('not-utf8', file, reason, line);
}

/** Tab to carriage return, and escape (terminals leave it), occur in texts; the others do not. */
const isControl = (code: number): boolean =>
  (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) || code === 0x7f;

/** A stray control character or two survive bad exports and do no harm; NUL is never text. */
function isBinary(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return true;
    if (isControl(code)) controls += 1;
  }
  return controls > text.length * MAX_CONTROL_SHARE;
}

const binary = (file: string): Err =>
  refused('binary-file', file, 'it is a binary file, not text. Only texts can be imported.');

function decodeAs(file: string, bytes: Uint8Array, label: string): Result<Decoded> {
  const isUtf16 = /^(?:utf-?16|unicode)$/iu.test(label.trim());
  const decoder = decoderFor((isUtf16 ? utf16Of(bytes) : null) ?? label);
  if (!decoder) {
    const reason = `there is no encoding called “${label}”. Names such as utf-8, windows-1252 or shift_jis are known.`;
    return refused('unknown-encoding', file, reason);
  }
  const text = decodedBy(decoder, bytes);
  if (text === null) {
    const reason = `it is not in ${decoder.encoding}, as the encoding given says it is. Name another one.`;
    return refused('wrong-encoding', file, reason);
  }
  return ok({ text, encoding: decoder.encoding });
}

function decodeUtf8(file: string, bytes: Uint8Array): Result<Decoded> {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) {
    const reason = `it is ${utf16.toUpperCase()}, not UTF-8: ${nameIt(utf16)}, or save it as UTF-8.`;
    return refused('not-utf8', file, reason);
  }
  if (bytes.includes(0)) return binary(file);
  const text = decodedBy(new TextDecoder('utf-8', { fatal: true }), bytes);
  if (text !== null) return ok({ text, encoding: 'utf-8' });
  // One letter a byte: what is binary shows its control characters in any encoding.
  const sample = new TextDecoder('windows-1252').decode(bytes.subarray(0, SAMPLE));
  return isBinary(sample) ? binary(file) : notUtf8(file, bytes);
}

/**
 * The text of a file, or why it is refused: `empty-file`, `file-too-large`, `binary-file`,
 * `not-utf8`, `wrong-encoding`, `unknown-encoding`.
 * @param file what messages call it
 */
export function decode(file: string, bytes: Uint8Array, options: DecodeOptions): Result<Decoded> {
  const { encoding, maxBytes } = options;
  if (bytes.length === 0) return refused('empty-file', file, 'it is empty.');
  if (bytes.length > maxBytes) {
    const reason = `it is too large: ${megabytes(bytes.length)}, where at most ${megabytes(maxBytes)} are taken.`;
    return refused('file-too-large', file, reason);
  }
  const decoded =
    encoding === undefined ? decodeUtf8(file, bytes) : decodeAs(file, bytes, encoding);
  if (!decoded.ok) return decoded;
  if (isBinary(decoded.value.text)) return binary(file);
  return decoded.value.text.trim() === ''
    ? refused('empty-file', file, 'it holds no text, only white space.')
    : decoded;
}
