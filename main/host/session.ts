/**
 * Who may talk to the loopback server: whoever was given a link with a token. A token is exchanged
 * once for a cookie, so that it is worth nothing in a browser history or over somebody's shoulder.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';

export interface Session {
  /** A new token, good for one exchange. */
  readonly invite: () => string;
  /** True once for each token given out. */
  readonly redeem: (token: string) => boolean;
  /** The `Set-Cookie` line that lets a browser in from now on. */
  readonly cookie: (port: number) => string;
  /** Whether a `Cookie` line holds that cookie. */
  readonly knows: (cookies: string | null, port: number) => boolean;
}

const BYTES = 32;

const newSecret = (): string => randomBytes(BYTES).toString('base64url');

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Cookies do not tell ports apart: the name does, so that two open projects stay two sessions. */
const nameFor = (port: number): string => `claimbench_${port}`;

export function createSession(): Session {
  const secret = newSecret();
  const invitations = new Set<string>();
  return {
    invite: () => {
      const token = newSecret();
      invitations.add(token);
      return token;
    },
    redeem: (given) => {
      const token = [...invitations].find((candidate) => isSame(given, candidate));
      return token !== undefined && invitations.delete(token);
    },
    cookie: (port) => `${nameFor(port)}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    knows: (cookies, port) =>
      (cookies ?? '').split(';').some((pair) => {
        const [name, value = ''] = pair.trim().split('=');
        return name === nameFor(port) && isSame(value, secret);
      }),
  };
}
