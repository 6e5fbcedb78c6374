/** The loopback host over real HTTP: how a browser is let in. */
import { describe, expect, test } from 'vitest';
import { ask } from './browser.ts';
import { enter, hostOf, post, start, tokenOf } from './loopback.ts';
import { PAGE } from './place.ts';

describe('the way in', () => {
  test('a token is exchanged for a cookie and leaves the address', async () => {
    const running = await start();
    const { port, url } = running;
    const first = await ask(port, { path: `/?token=${tokenOf(url)}`, headers: hostOf(port) });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/');
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(cookie).not.toContain(tokenOf(url));
    for (const visit of ['first', 'reload']) {
      const headers = { ...hostOf(port), cookie: cookie.split(';')[0] ?? '' };
      const page = await ask(port, { path: '/', headers });
      expect([visit, page.status]).toEqual([visit, 200]);
      expect(page.text).toContain('<title>Page</title>');
    }
    const script = await ask(port, {
      path: '/assets/app-a1B2c3D4.js',
      headers: { ...hostOf(port), cookie: cookie.split(';')[0] ?? '' },
    });
    expect(script.text).toBe(PAGE['page/assets/app-a1B2c3D4.js']);
  });

  test('a token is good once', async () => {
    const running = await start();
    await enter(running);
    const { port, url } = running;
    const path = `/?token=${tokenOf(url)}`;
    const second = await ask(port, { path, headers: hostOf(port) });
    expect(second.status).toBe(403);
    expect(second.headers.get('set-cookie')).toBe(null);
  });

  test('the link, opened again where the cookie is, leads to the page', async () => {
    const running = await start();
    const cookie = await enter(running);
    const { port, url } = running;
    const headers = { ...hostOf(port), cookie };
    const again = await ask(port, { path: `/?token=${tokenOf(url)}`, headers });
    expect([again.status, again.headers.get('location')]).toEqual([303, '/']);
  });

  test('another browser gets in by another invitation', async () => {
    const running = await start();
    const first = await enter(running);
    const second = await enter({ ...running, url: running.invite() });
    expect(second).toBe(first);
  });

  test.each([
    ['no token', '/'],
    ['an empty token', '/?token='],
    ['a wrong token', `/?token=${'A'.repeat(43)}`],
    ['a token elsewhere', '/index.html?token=TOKEN'],
  ])('%s is refused', async (_name, path) => {
    const { port, url } = await start();
    const asked = path.replace('TOKEN', tokenOf(url));
    const { status, headers, text } = await ask(port, { path: asked, headers: hostOf(port) });
    expect(status).toBe(403);
    expect(headers.get('set-cookie')).toBe(null);
    expect(text).not.toContain('<title>');
  });

  test.each(['', 'claimbench_PORT=', 'claimbench_PORT=wrong', 'other=VALUE'])(
    'the cookie “%s” calls nothing',
    async (pattern) => {
      const running = await start();
      const value = (await enter(running)).split('=')[1] ?? '';
      const { port } = running;
      const cookie = pattern.replace('PORT', String(port)).replace('VALUE', value);
      expect((await ask(port, post(port, cookie))).status).toBe(403);
    },
  );
});
