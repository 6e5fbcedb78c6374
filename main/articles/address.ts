/** Addresses of links and pages that are harmless to keep and to show. */

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * `written` as an absolute address, or null: `javascript:`, `data:` and `file:` addresses, and what
 * is no address at all.
 * @param base what a relative address is meant from, where that is known
 */
export function safeAddress(written: string, base?: string): string | null {
  const trimmed = written.trim();
  if (trimmed === '' || !URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  return SCHEMES.has(url.protocol) ? url.href : null;
}

/** The same, of a page. */
export function pageAddress(written: string | undefined): string | undefined {
  const address = safeAddress(written ?? '');
  return address?.startsWith('http') === true ? address : undefined;
}
