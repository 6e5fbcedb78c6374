/** The loopback host over real HTTP: who is let in, and who is not. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer, type RunningServer } from '../../main/serve.ts';
import { MAX_BODY_BYTES, type WorkbenchEvent } from '../../shared/contract.ts';
import { ask, type Asked } from './browser.ts';
import {
  addArticle,
  clientOf,
  identity,
  makePlace,
  PAGE,
  type Client,
  type Place,
} from './place.ts';

interface Running extends RunningServer {
  readonly place: Place;
  readonly port: number;
}

async function start(): Promise<Running> {
  const place = await makePlace();
  const started = await startServer({
    ...place,
    ...identity,
    report: (error) => place.bugs.push(error),
  });
  if (!started.ok) throw new Error(started.error.message);
  onTestFinished(() => started.value.close());
  return { ...started.value, place, port: Number(new URL(started.value.url).port) };
}

const tokenOf = (url: string): string => new URL(url).searchParams.get('token') ?? '';

async function enter({ port, url }: Running): Promise<string> {
  const { headers } = await ask(port, { path: `/?token=${tokenOf(url)}`, headers: hostOf(port) });
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

const hostOf = (port: number) => ({ host: `127.0.0.1:${port}` });

const post = (port: number, cookie: string, headers: Record<string, string> = {}): Asked => ({
  method: 'POST',
  path: '/rpc/loadView',
  headers: { ...hostOf(port), origin: `http://127.0.0.1:${port}`, cookie, ...headers },
});

const clientIn = (port: number, cookie: string): Client => {
  const origin = `http://127.0.0.1:${port}`;
  return clientOf(origin, (request) => {
    request.headers.set('cookie', cookie);
    request.headers.set('origin', origin);
    return fetch(request);
  });
};

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

describe('what is asked', () => {
  test.each([
    '/secret.txt',
    '/../secret.txt',
    '/../../../../../../etc/passwd',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..\\secret.txt',
    '/%c0%ae%c0%ae/secret.txt',
    '//secret.txt',
  ])('%s is outside of the page: nothing there', async (path) => {
    const running = await start();
    const cookie = await enter(running);
    const { port } = running;
    const { status, text } = await ask(port, { path, headers: { ...hostOf(port), cookie } });
    expect([400, 404]).toContain(status);
    expect(text).not.toContain('outside of the page');
    expect(text).not.toContain('root:');
  });

  test('a body over the limit is refused at once when it is announced', async () => {
    const running = await start();
    const cookie = await enter(running);
    const { port } = running;
    const asked = post(port, cookie, { 'content-length': String(MAX_BODY_BYTES + 1) });
    const { status, text } = await ask(port, { ...asked, body: 'x' });
    expect(status).toBe(413);
    expect(text).toContain('64 MB');
  });

  test('a body over the limit is refused when it just keeps coming', async () => {
    const running = await start();
    const cookie = await enter(running);
    const { port } = running;
    const chunk = new Uint8Array(1024 * 1024);
    async function* flood(): AsyncGenerator<Uint8Array> {
      for (let sent = 0; sent <= MAX_BODY_BYTES; sent += chunk.length) {
        yield chunk;
        await new Promise(setImmediate);
      }
    }
    const { status } = await ask(port, { ...post(port, cookie), body: flood() });
    expect(status).toBe(413);
    expect((await ask(port, post(port, cookie))).status).toBe(200);
  });
});

describe('events', () => {
  test('reach a window over the wire, and its leaving is noticed', async () => {
    const running = await start();
    const { port, place, workbench } = running;
    const client = clientIn(port, await enter(running));
    const article = await addArticle(client, 'Two people said so on Friday.\n');
    const { seq } = await client.open();
    const leaving = new AbortController();
    const events = await client.events({ after: seq }, { signal: leaving.signal });
    const { me } = await client.open();
    const added = await place.store.run(
      { do: 'add-span', article, label: 'number', fragments: [{ start: 0, end: 3 }] },
      me ?? '',
      'user',
    );
    if (!added.ok) throw new Error(added.error.message);
    const { value } = await events.next();
    expect(value).toEqual<WorkbenchEvent>({
      type: 'entry',
      committed: { seq: seq + 1, entry: added.value },
    });
    expect(workbench.windows()).toBe(1);
    leaving.abort();
    await expect.poll(() => workbench.windows()).toBe(0);
    expect(place.bugs).toEqual([]);
  });

  test('end with the server, which waits for nobody', async () => {
    const running = await start();
    const client = clientIn(running.port, await enter(running));
    const events = await client.events({ after: 0 });
    const next = events.next();
    const ended = expect(next).rejects.toThrow();
    await running.close();
    await ended;
    expect(running.workbench.windows()).toBe(0);
  });
});

describe('the port', () => {
  test('is on 127.0.0.1 only: no other address of this machine answers', async () => {
    const { port } = await start();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address))
      .filter((address) => address !== '127.0.0.1');
    for (const host of others) {
      const socket = connect({ port, host });
      const outcome = await Promise.race([
        once(socket, 'connect').then(() => 'connected'),
        once(socket, 'error').then(() => 'refused'),
      ]).catch(() => 'refused');
      socket.destroy();
      expect([host, outcome]).toEqual([host, 'refused']);
    }
  });

  test('that is taken is refused with the way out', async () => {
    const { port, place } = await start();
    const second = await startServer({
      ...place,
      ...identity,
      port,
      report: (error) => place.bugs.push(error),
    });
    expect(!second.ok && second.error.code).toBe('no-port');
    expect(!second.ok && second.error.message).toContain('--port');
  });
});
