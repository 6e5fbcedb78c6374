/** Addresses a link of an article may have: pages and mail, nothing that runs. */
const PROTOCOLS: readonly string[] = ['http:', 'https:', 'mailto:'];

/** The address as it is kept, or null when it is none. `example.org/a` is taken as a page. */
export function safeAddress(typed: string): string | null {
  const address = typed.trim();
  if (address === '') return null;
  const isBare = !/^[a-z][a-z\d+.-]*:/i.test(address) && /^[^\s/]+\.[^\s/]+/.test(address);
  const whole = isBare ? `https://${address}` : address;
  return URL.canParse(whole) && PROTOCOLS.includes(new URL(whole).protocol) ? whole : null;
}
