/** The loopback host over real HTTP: what is asked of it, what it tells, where it listens. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import { startServer } from '../../main/serve.ts';
import { MAX_BODY_BYTES, type WorkbenchEvent } from '../../shared/contract.ts';
import { ask } from './browser.ts';
import { clientIn, enter, hostOf, post, start } from './loopback.ts';
import { addArticle, identity } from './place.ts';

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
