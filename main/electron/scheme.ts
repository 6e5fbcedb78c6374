/**
 * The page and its calls over `claimbench://app`, a scheme of our own: no port is open, no `file:`
 * address is used. Checklist: “Avoid usage of the file:// protocol and prefer usage of custom
 * protocols”, “Only load secure content”.
 */
import { protocol } from 'electron';
import type { Handler } from '../handler.ts';
import { refusal, secured } from '../host/headers.ts';

const SCHEME = 'claimbench';
export const ORIGIN = `${SCHEME}://app`;
export const PAGE = `${ORIGIN}/`;

/** Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Whether `url` is an address of the workbench. */
export function isOurs(url: string): boolean {
  return URL.canParse(url) && url.startsWith(PAGE);
}

/** @param current the open project's handler, or null between two projects */
export function serveScheme(current: () => Handler | null): void {
  protocol.handle(SCHEME, async (request) => {
    if (!isOurs(request.url)) return secured(refusal(404, 'There is nothing at this address.'));
    const handler = current();
    return handler ? handler(request) : secured(refusal(503, 'No project is open.'));
  });
}
