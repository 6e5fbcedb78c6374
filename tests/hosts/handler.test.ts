import { safe } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../shared/contract.ts';
import { createHandler } from '../../main/handler.ts';
import { clientOf, handlerOf, makePlace, PAGE, workbenchOf, writeFiles } from './place.ts';

const ORIGIN = 'http://workbench.test';
const get = (path: string, init?: RequestInit): Request => new Request(`${ORIGIN}${path}`, init);

describe('the page', () => {
  test('comes with a nonce of its own that its policy names, fresh for every answer', async () => {
    const handler = handlerOf(await makePlace());
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html']) {
      const response = await handler(get(path));
      const html = await response.text();
      const [, nonce = ''] = /<meta name="csp-nonce" content="([^"]+)">/.exec(html) ?? [];
      expect(nonce).not.toBe('');
      expect(response.headers.get('content-security-policy')).toContain(
        `style-src 'self' 'nonce-${nonce}'`,
      );
      expect(response.headers.get('cache-control')).toBe('no-store');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });

  test('lets nothing in from elsewhere: the policy is strict on every answer', async () => {
    const handler = handlerOf(await makePlace());
    for (const path of ['/', '/assets/app-a1B2c3D4.js', '/nowhere', '/rpc/nothing', '/rpc/open']) {
      const { headers } = await handler(get(path));
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of [
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ])
        expect(policy.split('; ')).toContain(rule);
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    }
  });

  test('serves its files with their types; hashed names may be kept for ever', async () => {
    const handler = handlerOf(await makePlace());
    const response = await handler(get('/assets/app-a1B2c3D4.js'));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(PAGE['page/assets/app-a1B2c3D4.js']);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
    const style = await handler(get('/assets/style-a1B2c3D4.css'));
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  test.each([
    '/secret.txt',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets%00.js',
    '/%',
    '/notes.bak',
    '/assets',
    '/assets/',
  ])('has nothing at %s', async (path) => {
    const response = await handlerOf(await makePlace())(get(path));
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('outside');
  });

  test('can only be read', async () => {
    const handler = handlerOf(await makePlace());
    expect((await handler(get('/', { method: 'POST', body: 'x' }))).status).toBe(405);
    expect((await handler(get('/', { method: 'HEAD' }))).status).toBe(200);
  });
});

describe('calls', () => {
  test('open tells of the project', async () => {
    const place = await makePlace();
    const client = clientOf(ORIGIN, handlerOf(place));
    const opened = await client.open();
    expect(opened).toMatchObject({ path: place.store.path, readOnly: null, me: null });
    expect(opened.head.project.title).toBe('Test');
    expect(opened.seq).toBe(place.store.seq());
  });

  test('a refusal arrives typed, with the reason and what to do', async () => {
    const client = clientOf(ORIGIN, handlerOf(await makePlace()));
    const { error, isDefined } = await safe(client.article({ id: 'gone' }));
    expect(isDefined).toBe(true);
    if (!isDefined) return;
    expect(error.code).toBe('REFUSED');
    expect(error.data.code).toBe('no-article');
    expect(error.data.message).toContain('gone');
  });

  test('arguments that do not fit the contract are refused before any service sees them', async () => {
    const place = await makePlace();
    const handler = handlerOf(place);
    const response = await handler(
      get('/rpc/commit', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json: { entries: [{ id: 1 }] } }),
      }),
    );
    expect(response.status).toBe(400);
    expect(place.store.seq()).toBe(0);
  });

  test('plain reading calls nothing: a link or an image cannot change a project', async () => {
    const place = await makePlace();
    const data = encodeURIComponent(JSON.stringify({ json: { name: 'Eve' } }));
    const response = await handlerOf(place)(get(`/rpc/signIn?data=${data}`));
    expect(response.status).toBe(405);
    expect(place.store.head().annotators).toEqual([]);
  });

  test('a body over the limit is refused by what it announces', async () => {
    const response = await handlerOf(await makePlace())(
      get('/rpc/saveView', {
        method: 'POST',
        headers: { 'content-length': String(MAX_BODY_BYTES + 1) },
        body: '{}',
      }),
    );
    expect(response.status).toBe(413);
  });

  test('a body over the limit is refused however little it announces, and not read to its end', async () => {
    let sent = 0;
    const flood = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024));
        if (sent > 1_000_000) controller.close();
      },
    });
    const init = { method: 'POST', body: flood, duplex: 'half' };
    const handler = handlerOf(await makePlace(), { maxBody: 10_000 });
    const response = await handler(get('/rpc/saveView', init));
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(20_000);
  });

  test('a view that cannot be written is a refusal with the reason', async () => {
    const place = await makePlace();
    await writeFiles(place.folder, { 'home/views': 'in the way' });
    const { error, isDefined } = await safe(clientOf(ORIGIN, handlerOf(place)).saveView({ at: 1 }));
    expect(isDefined && error.data.code).toBe('not-saved');
    expect(place.bugs).toEqual([]);
  });

  test('a bug is reported, and told to the page without its insides', async () => {
    const place = await makePlace();
    const broken = () => Promise.reject(new Error('inner secret'));
    const handler = createHandler({
      workbench: { ...workbenchOf(place), open: broken },
      assets: place.assets,
      report: (error) => place.bugs.push(error),
    });
    const response = await handler(get('/rpc/open', { method: 'POST' }));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('inner secret');
    expect(place.bugs.map(String)).toEqual(['Error: inner secret']);
  });
});
