/** The loopback host over real HTTP: who is let in, and who is not. */
import { describe, expect, test } from 'vitest';
import { ask } from './browser.ts';
import { enter, hostOf, post, start } from './loopback.ts';

describe('who asks', () => {
  test.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1.evil.example:PORT',
    'localhost.:PORT',
  ])('the host “%s” is refused, cookie or not: DNS rebinding', async (pattern) => {
    const running = await start();
    const cookie = await enter(running);
    const { port } = running;
    const host = pattern.replace('PORT', String(port));
    const { status } = await ask(port, { path: '/', headers: { host, cookie } });
    expect([400, 403]).toContain(status);
  });

  test.each(['127.0.0.1:PORT', 'localhost:PORT', 'localhost:9', '[::1]:PORT'])(
    'the host “%s” is this machine, on whatever port a tunnel has',
    async (pattern) => {
      const running = await start();
      const cookie = await enter(running);
      const { port } = running;
      const host = pattern.replace('PORT', String(port));
      expect((await ask(port, { path: '/', headers: { host, cookie } })).status).toBe(200);
    },
  );

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost:PORT', ''])(
    'the origin “%s” is refused',
    async (pattern) => {
      const running = await start();
      const cookie = await enter(running);
      const { port } = running;
      const origin = pattern.replace('PORT', String(port));
      expect((await ask(port, post(port, cookie, { origin }))).status).toBe(403);
    },
  );

  test('a call that does not say where it comes from is refused', async () => {
    const running = await start();
    const cookie = await enter(running);
    const { port } = running;
    const headers = { ...hostOf(port), cookie };
    const { status } = await ask(port, { method: 'POST', path: '/rpc/loadView', headers });
    expect(status).toBe(403);
    expect((await ask(port, post(port, cookie))).status).toBe(200);
  });

  test('another site cannot fetch or embed what the cookie would show it', async () => {
    const running = await start();
    const cookie = await enter(running);
    const { port } = running;
    for (const site of ['cross-site', 'same-site']) {
      const headers = { ...hostOf(port), cookie, 'sec-fetch-site': site };
      expect((await ask(port, { path: '/', headers })).status).toBe(403);
      const embedded = { ...headers, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
      expect((await ask(port, { path: '/', headers: embedded })).status).toBe(403);
    }
    const headers = { ...hostOf(port), cookie, 'sec-fetch-site': 'same-origin' };
    expect((await ask(port, { path: '/', headers })).status).toBe(200);
  });

  test('every refusal carries the policy too', async () => {
    const { port } = await start();
    const { headers } = await ask(port, { path: '/', headers: hostOf(port) });
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
