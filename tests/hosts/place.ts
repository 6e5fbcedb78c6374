/** A project, a home and a built page in a temporary folder: real files, real store. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { v7 } from 'uuid';
import { onTestFinished } from 'vitest';
import { createHandler, type Handler } from '../../main/handler.ts';
import { findHome, type Home } from '../../main/home.ts';
import { readAssets, type Assets } from '../../main/host/assets.ts';
import { createStore } from '../../main/storage/open-store.ts';
import type { Store } from '../../main/storage/port.ts';
import { createWorkbench, type Workbench } from '../../main/workbench.ts';
import { RPC_PREFIX, type Contract } from '../../shared/contract.ts';

export const identity = { now: Date.now, newId: v7 };

export interface Place {
  readonly folder: string;
  readonly home: Home;
  readonly store: Store;
  readonly assets: Assets;
  /** Bugs that were reported; a test that expects none need not look. */
  readonly bugs: unknown[];
}

export const PAGE = {
  'page/index.html': '<!doctype html><html><head><title>Page</title></head><body></body></html>',
  'page/assets/app-a1B2c3D4.js': 'export const answer = 42;\n',
  'page/assets/style-a1B2c3D4.css': 'body { color: black }\n',
  'page/notes.bak': 'not a kind of file that the page uses\n',
  'secret.txt': 'outside of the page\n',
};

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-hosts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

export async function makePlace(): Promise<Place> {
  const folder = await temporaryFolder();
  await writeFiles(folder, PAGE);
  const created = await createStore(join(folder, 'p.claimbench'), { title: 'Test' }, identity);
  if (!created.ok) throw new Error(created.error.message);
  const store = created.value;
  onTestFinished(() => store.close());
  return {
    folder,
    home: findHome({ CLAIMBENCH_HOME: join(folder, 'home') }),
    store,
    assets: await readAssets(join(folder, 'page')),
    bugs: [],
  };
}

export const workbenchOf = ({ store, home }: Place): Workbench =>
  createWorkbench({ store, home, ...identity });

export function handlerOf(place: Place, more: { maxBody?: number } = {}): Handler {
  return createHandler({
    workbench: workbenchOf(place),
    assets: place.assets,
    report: (error) => place.bugs.push(error),
    ...more,
  });
}

export type Client = ContractRouterClient<Contract>;

/** The contract's client, over anything that answers requests. */
export const clientOf = (origin: string, fetch: (request: Request) => Promise<Response>): Client =>
  createORPCClient(
    new RPCLink({ url: `${origin}${RPC_PREFIX}`, fetch: (request) => fetch(request) }),
  );

/** One article with text, by the way any article comes in. */
export async function addArticle(client: Client, text: string): Promise<string> {
  await client.signIn({ name: 'Ada' });
  const { articles } = await client.importFiles({ files: [{ name: 'a.txt', text }] });
  const [article] = articles;
  if (!article) throw new Error('nothing was imported');
  return article.id;
}
