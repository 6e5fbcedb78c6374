/**
 * The loopback server's door. In this order: the `Host` header must name this machine (a page that
 * rebinds its own DNS name to 127.0.0.1 still sends its own name), the `Origin` must be ours, and
 * the cookie must be the session's. OWASP: DNS rebinding, cross-site request forgery.
 */
import type { Handler } from '../handler.ts';
import { refusal, secured } from './headers.ts';
import type { Session } from './session.ts';

/** Any port: over an SSH tunnel the browser's port is not the server's. */
const LOOPBACK_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

const isReading = (request: Request): boolean =>
  request.method === 'GET' || request.method === 'HEAD';

function originProblem(request: Request, host: string): string | null {
  const origin = request.headers.get('origin');
  // Browsers send an origin with everything but plain reading; leaving it out earns nothing.
  if (origin === null) return isReading(request) ? null : 'The request does not say where from.';
  return origin === `http://${host}` ? null : 'The request comes from another site.';
}

/** Other sites may not embed, read or prefetch; `none` is an address typed or opened by hand. */
function siteProblem(request: Request): string | null {
  const site = request.headers.get('sec-fetch-site');
  const isOurs = site === null || site === 'same-origin' || site === 'none';
  const isFollowedLink =
    request.headers.get('sec-fetch-mode') === 'navigate' &&
    request.headers.get('sec-fetch-dest') === 'document' &&
    isReading(request);
  return isOurs || isFollowedLink ? null : 'The request comes from another site.';
}

const forbidden = (message: string): Response => secured(refusal(403, message));

/** @param port of the server, which names its cookie */
export function createGate(session: Session, port: () => number, handler: Handler): Handler {
  return async (request) => {
    const host = request.headers.get('host') ?? '';
    if (!LOOPBACK_HOST.test(host)) return forbidden('This server answers to this machine only.');
    const problem = originProblem(request, host) ?? siteProblem(request);
    if (problem !== null) return forbidden(problem);

    const url = new URL(request.url);
    const token = url.pathname === '/' ? url.searchParams.get('token') : null;
    const isKnown = session.knows(request.headers.get('cookie'), port());
    if (token !== null && isReading(request)) {
      const isLetIn = session.redeem(token);
      if (!isLetIn && !isKnown) {
        return forbidden(
          'This link was used already, or is not from this run. Start Claimbench anew.',
        );
      }
      // Onwards to the same place without the token, so that it stays in no history.
      const headers = new Headers({ location: '/' });
      if (isLetIn) headers.set('set-cookie', session.cookie(port()));
      return secured(new Response(null, { status: 303, headers }));
    }
    if (!isKnown) return forbidden('Open the link that Claimbench printed when it started.');
    return handler(request);
  };
}
