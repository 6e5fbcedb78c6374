/** What every response carries, whoever asked and whatever the answer. */

/** Everything the page needs is its own; nothing is loaded from or sent to anywhere else. */
const policy = (nonce: string | null): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // Some interface libraries add a <style> element and sign it with the page's nonce.
    nonce === null ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The same response with the security headers.
 * @param nonce of the page it carries, if it carries one
 */
export function secured(response: Response, nonce: string | null = null): Response {
  const headers = new Headers(response.headers);
  headers.set('content-security-policy', policy(nonce));
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  const { status, statusText, body } = response;
  return new Response(body, { status, statusText, headers });
}

/** A refusal in plain words, for whoever opened the address by hand. */
export const refusal = (status: number, message: string): Response =>
  new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
