/**
 * The browser host: serves one project on 127.0.0.1 and shows it in the system's browser. It is
 * what runs where Electron does not: locked-down machines, and remote ones over an SSH tunnel.
 */
import { err, ok, type Result } from '../shared/result.ts';
import { findBrowser, hasDisplay, isProgram, type System } from './browser/find.ts';
import { LastWindow } from './browser/last-window.ts';
import { launchBrowser, type BrowserWindow } from './browser/launch.ts';
import { createHandler } from './handler.ts';
import { pageFolder } from './dist-folder.ts';
import { findHome, type Home } from './home.ts';
import { readAssets, type Assets } from './host/assets.ts';
import { listen } from './host/loopback.ts';
import { openProject } from './opening.ts';
import type { Store } from './storage/port.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly home: Home;
  readonly assets: Assets;
  readonly now: () => number;
  readonly newId: () => string;
  /** Any free port when absent or 0. */
  readonly port?: number;
  /** Hears of bugs. */
  readonly report: (error: unknown) => void;
  readonly onWindows?: (count: number) => void;
}

export interface RunningServer {
  /** Lets one browser in, once. */
  readonly url: string;
  /** Another such address, for another browser. */
  readonly invite: () => string;
  readonly workbench: Workbench;
  /** Stops serving. The store stays open: it is the caller's. */
  readonly close: () => Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<Result<RunningServer>> {
  const { assets, report } = options;
  if (!assets.has('/index.html'))
    return err('not-built', 'The page is not built. Run: npm run build');
  const workbench = createWorkbench(options);
  const handler = createHandler({ workbench, assets, report });
  const server = await listen(handler, options.port ?? 0, report);
  if (!server.ok) return server;
  const { invite } = server.value;
  const close = async (): Promise<void> => {
    await server.value.close();
    await workbench.close();
  };
  return ok({ url: invite(), invite, workbench, close });
}

export interface ServeOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => number;
  readonly newId: () => string;
  /** Any free port when absent or 0. */
  readonly port?: number;
  /** False: print the address only. */
  readonly open: boolean;
  /** Shows a line to whoever started the program. */
  readonly say: (line: string) => void;
  /** Called once, when the address answers. */
  readonly onServing?: (serving: { readonly url: string; readonly path: string }) => void;
  /** Resolves when the program is asked to end: Ctrl+C, SIGTERM. */
  readonly stopped: Promise<void>;
}

/** Why no window is opened, or the program that opens it. */
async function browserFor(system: System, wanted: boolean): Promise<Result<string>> {
  if (!wanted || system.env['CLAIMBENCH_NO_OPEN']) return err('no-open', '');
  if (!hasDisplay(system)) return err('no-display', 'There is no display here.');
  const program = await findBrowser(system);
  if (program !== null) return ok(program);
  const chosen = system.env['CLAIMBENCH_BROWSER'];
  return chosen
    ? err('no-browser', `CLAIMBENCH_BROWSER names ${chosen}, which cannot be run.`)
    : err('no-browser', 'No Chromium, Chrome or Edge was found; CLAIMBENCH_BROWSER can name one.');
}

/**
 * Serves a project until the program is stopped, or until the window it opened is closed; then
 * everything is compacted and the project let go.
 *
 * @param project a project folder, or null for the demo project
 */
export async function serveProject(
  project: string | null,
  options: ServeOptions,
): Promise<Result<true>> {
  const { env, say } = options;
  const home = findHome(env);
  const store = await openProject(project, home, options);
  if (!store.ok) return store;
  try {
    return await serveStore(store.value, home, options);
  } finally {
    await store.value.close();
    say('Everything is saved. Goodbye.');
  }
}

async function serveStore(store: Store, home: Home, options: ServeOptions): Promise<Result<true>> {
  const { env, say, stopped } = options;
  const lastWindow = new LastWindow();
  const server = await startServer({
    ...options,
    store,
    home,
    assets: await readAssets(pageFolder()),
    report: (error) => say(bugText(error)),
    onWindows: (count) => lastWindow.windows(count),
  });
  if (!server.ok) return server;
  const { url, invite, close } = server.value;
  say(`Claimbench serves ${store.path}`);
  for (const notice of store.notices) say(notice);
  if (store.readOnly !== null) say(`Nothing can be saved here: ${store.readOnly}`);
  const browser = await browserFor({ platform: process.platform, env, isProgram }, options.open);
  let window: BrowserWindow | null = null;
  if (browser.ok) {
    window = await launchBrowser(browser.value, url, home.browserProfile);
    void window.ended.then(() => lastWindow.browserEnded());
    say(`It is open in a window of its own. For another browser (works once): ${invite()}`);
  } else {
    if (browser.error.message !== '') say(browser.error.message);
    say(`Open this address in a browser (it works once): ${url}`);
  }
  say('Ctrl+C ends it.');
  options.onServing?.({ url, path: store.path });
  await Promise.race([stopped, lastWindow.closed]);
  window?.close();
  await close();
  return ok(true);
}

const bugText = (error: unknown): string =>
  `This is a bug in Claimbench, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
