/** Both hosts serve one handler: the custom protocol answers as the loopback server does. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { startServer } from '../../main/serve.ts';
import type { WorkbenchEvent } from '../../shared/contract.ts';
import { FakeElectron } from './fake-electron.ts';
import { addArticle, clientOf, handlerOf, identity, makePlace, type Place } from './place.ts';

type Host = (path: string, init?: RequestInit) => Promise<Response>;

async function desktopHost(place: Place): Promise<Host> {
  const fake = new FakeElectron();
  vi.resetModules();
  vi.doMock('electron', () => fake.module());
  const { serveScheme } = await import('../../main/electron/scheme.ts');
  const handler = handlerOf(place);
  serveScheme(() => handler);
  const answer = fake.handlers.get('claimbench');
  if (!answer) throw new Error('the scheme is not handled');
  return (path, init) => answer(new Request(`claimbench://app${path}`, init));
}

async function loopbackHost(place: Place): Promise<Host> {
  const server = await startServer({
    ...place,
    ...identity,
    report: (error) => place.bugs.push(error),
  });
  if (!server.ok) throw new Error(server.error.message);
  onTestFinished(() => server.value.close());
  const { url } = server.value;
  const { origin } = new URL(url);
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return (path, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    headers.set('origin', origin);
    return fetch(`${origin}${path}`, { ...init, headers });
  };
}

const call = (input: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ json: input }),
});

/** What a page sees of an answer; the nonce differs by design. */
async function seen(response: Response): Promise<unknown> {
  const hide = (text: string): string =>
    text.replace(/nonce-[\w+/=]+/, 'nonce').replace(/content="[\w+/=]{24}"/, 'content="nonce"');
  const kept = [
    'content-type',
    'cache-control',
    'content-security-policy',
    'x-content-type-options',
  ];
  return {
    status: response.status,
    headers: kept.map((name) => hide(response.headers.get(name) ?? '')),
    body: hide(await response.text()),
  };
}

test('the same requests get the same answers, byte for byte', async () => {
  const place = await makePlace();
  const [desktop, loopback] = [await desktopHost(place), await loopbackHost(place)];
  const article = await addArticle(
    clientOf('http://desktop.test', (request) => handlerOf(place)(request)),
    'Two “people” said so – naïvely 🙂.\n',
  );
  const requests: [string, RequestInit?][] = [
    ['/'],
    ['/index.html'],
    ['/assets/app-a1B2c3D4.js'],
    ['/assets/gone.js'],
    ['/..%2fsecret.txt'],
    ['/', { method: 'POST', body: 'x' }],
    ['/rpc/open', call(undefined)],
    ['/rpc/article', call({ id: article })],
    ['/rpc/article', call({ id: 'gone' })],
    ['/rpc/article', call({ wrong: true })],
    ['/rpc/commit', call({ entries: [] })],
    ['/rpc/saveView', call({ panes: ['naïve 🙂'] })],
    ['/rpc/loadView', call(undefined)],
    ['/rpc/nothing', call({})],
  ];
  for (const [path, init] of requests)
    expect([path, await seen(await desktop(path, init))]).toEqual([
      path,
      await seen(await loopback(path, init)),
    ]);
});

test('the same events stream through both', async () => {
  const place = await makePlace();
  const hosts = [await desktopHost(place), await loopbackHost(place)];
  const clients = hosts.map((host) =>
    clientOf('http://either.test', async (request) => {
      const { pathname } = new URL(request.url);
      const body = await request.text();
      const { method, headers, signal } = request;
      return host(pathname, { method, headers, signal, body });
    }),
  );
  const [first] = clients;
  if (!first) throw new Error('no client');
  const streams = await Promise.all(clients.map((client) => client.events({ after: 0 })));
  const article = await addArticle(first, 'Two people said so.\n');
  const collect = async (stream: (typeof streams)[number]): Promise<WorkbenchEvent[]> => {
    const events: WorkbenchEvent[] = [];
    for await (const event of stream) {
      if (event.type === 'entry') events.push(event);
      if (JSON.stringify(event).includes(article)) break;
    }
    return events;
  };
  const [desktop, loopback] = await Promise.all(streams.map(collect));
  expect(desktop?.length).toBeGreaterThan(1);
  expect(desktop).toEqual(loopback);
});

test('between two projects the protocol says so, and other hosts of the scheme are nothing', async () => {
  const fake = new FakeElectron();
  vi.resetModules();
  vi.doMock('electron', () => fake.module());
  const { serveScheme } = await import('../../main/electron/scheme.ts');
  serveScheme(() => null);
  const answer = fake.handlers.get('claimbench');
  const statuses = ['claimbench://app/', 'claimbench://other/'].map(
    async (url) => (await answer?.(new Request(url)))?.status,
  );
  expect(await Promise.all(statuses)).toEqual([503, 404]);
});
