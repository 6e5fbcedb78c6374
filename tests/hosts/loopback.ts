/** The loopback host on a project of its own, and the ways to ask it. */
import { onTestFinished } from 'vitest';
import { startServer, type RunningServer } from '../../main/serve.ts';
import { ask, type Asked } from './browser.ts';
import { clientOf, identity, makePlace, type Client, type Place } from './place.ts';

export interface Running extends RunningServer {
  readonly place: Place;
  readonly port: number;
}

export async function start(): Promise<Running> {
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

export const tokenOf = (url: string): string => new URL(url).searchParams.get('token') ?? '';

export async function enter({ port, url }: Running): Promise<string> {
  const { headers } = await ask(port, { path: `/?token=${tokenOf(url)}`, headers: hostOf(port) });
  return (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

export const hostOf = (port: number) => ({ host: `127.0.0.1:${port}` });

export const post = (
  port: number,
  cookie: string,
  headers: Record<string, string> = {},
): Asked => ({
  method: 'POST',
  path: '/rpc/loadView',
  headers: { ...hostOf(port), origin: `http://127.0.0.1:${port}`, cookie, ...headers },
});

export const clientIn = (port: number, cookie: string): Client => {
  const origin = `http://127.0.0.1:${port}`;
  return clientOf(origin, (request) => {
    request.headers.set('cookie', cookie);
    request.headers.set('origin', origin);
    return fetch(request);
  });
};
