/** A page built in memory and served to a Playwright page without a server. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';

const ADDRESS = 'http://page.localhost';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

export type BuiltPage = ReadonlyMap<string, string | Uint8Array>;

export async function buildPage(configFile: string): Promise<BuiltPage> {
  const built = await build({ configFile, logLevel: 'warn', build: { write: false } });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  return new Map(
    output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}

/** Opens it in `page`. */
export async function visit(page: Page, built: BuiltPage): Promise<void> {
  await page.route(`${ADDRESS}/**`, async (route) => {
    const file = new URL(route.request().url()).pathname;
    const body = built.get(file);
    if (body === undefined) return route.fulfill({ status: 404 });
    const contentType = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return route.fulfill({ body: Buffer.from(body), contentType });
  });
  await page.goto(`${ADDRESS}/index.html`);
}
