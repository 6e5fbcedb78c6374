/**
 * What an import makes of a decoded file: a leading byte order mark is dropped, CRLF and CR become
 * LF, and nothing else changes. No-break spaces, combining marks, emoji and direction marks stay.
 *
 * Idempotent: `normaliseText(normaliseText(raw)) === normaliseText(raw)`.
 */
export function normaliseText(raw: string): string {
  return raw.replace(/^\uFEFF+/u, '').replace(/\r\n?/gu, '\n');
}
