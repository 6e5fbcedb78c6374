/** The real loopback host as a process of its own, seen in Chromium. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { ROOT } from './project.ts';

/** What `npm start` runs where Electron does not. */
const LAUNCHER = path.join(ROOT, 'dist', 'main', 'launch.js');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/;

/** What a spec can do to the program it looks at. */
export interface Host {
  /** A window on the project. */
  open(): Promise<Page>;
  /** Ends the program as a person does, and waits for its end. */
  stop(): Promise<void>;
  /** Ends it without a word: kill -9. */
  kill(): Promise<void>;
  /** The process that holds the project. */
  readonly pid: number;
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit');
}

/** The address the program prints; its output, where it ends without one. */
function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [address] = ADDRESS.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    };
    process.stdout?.on('data', hear);
    // What goes wrong in the host belongs into the test's own output.
    process.stderr?.on('data', (chunk: Buffer) => {
      hear(chunk);
      console.error(chunk.toString());
    });
    process.once('exit', (code) => {
      reject(new Error(`The host ended with ${String(code)}:\n${said}`));
    });
  });
}

/** @param project null: the demo project */
export async function startBrowserHost(
  home: string,
  project: string | null,
  browser: Browser,
): Promise<Host> {
  const server = spawn(process.execPath, [LAUNCHER, ...(project === null ? [] : [project])], {
    cwd: ROOT,
    env: { ...process.env, CLAIMBENCH_HOME: home, CLAIMBENCH_NO_OPEN: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await addressOf(server);
  let context: BrowserContext | null = null;

  async function end(signal: NodeJS.Signals): Promise<void> {
    server.kill(signal);
    await ended(server);
  }

  return {
    pid: server.pid ?? 0,
    async open() {
      // The address works once; its cookie lets in the windows after the first.
      const isFirst = context === null;
      context ??= await browser.newContext();
      const page = await context.newPage();
      await page.goto(isFirst ? address : new URL('/', address).href);
      return page;
    },
    async stop() {
      // As a person closes windows: the pages hear of it.
      for (const page of context?.pages() ?? []) {
        const closed = page.waitForEvent('close');
        await page.close({ runBeforeUnload: true });
        await closed;
      }
      await context?.close();
      await end('SIGTERM');
    },
    async kill() {
      await end('SIGKILL');
      await context?.close();
    },
  };
}
