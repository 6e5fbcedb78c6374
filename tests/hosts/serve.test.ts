/** The browser host's life: what it says, what it opens, when it ends. */
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { serveProject } from '../../main/serve.ts';
import { createStore, openStore } from '../../main/storage/open-store.ts';
import { identity, temporaryFolder } from './place.ts';

let folder = '';
let project = '';
let said: string[] = [];

beforeEach(async () => {
  folder = await temporaryFolder();
  project = join(folder, 'p.claimbench');
  said = [];
  const made = await createStore(project, { title: 'Test' }, identity);
  if (!made.ok) throw new Error(made.error.message);
  await made.value.close();
});

interface Running {
  readonly stop: () => void;
  readonly url: Promise<string>;
  readonly ended: ReturnType<typeof serveProject>;
}

function serve(env: Record<string, string>, place = project): Running {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let served = (_url: string): void => undefined;
  const url = new Promise<string>((resolve) => {
    served = resolve;
  });
  const ended = serveProject(place, {
    ...identity,
    env: { CLAIMBENCH_HOME: join(folder, 'home'), DISPLAY: ':0', ...env },
    open: true,
    say: (line) => said.push(line),
    onServing: (serving) => served(serving.url),
    stopped,
  });
  return { stop, url, ended };
}

/** A program that visits the address it is given as a browser would, then does as `ending` says. */
async function browser(ending: string): Promise<string> {
  const program = join(folder, 'browser.mjs');
  await writeFile(
    program,
    `#!/usr/bin/env node
    const address = process.argv.find((given) => given.startsWith('--app=')).slice('--app='.length);
    const { origin } = new URL(address);
    const entered = await fetch(address, { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie').split(';')[0];
    const headers = { cookie, origin, 'content-type': 'application/json' };
    const body = JSON.stringify({ json: { after: 0 } });
    const events = await fetch(origin + '/rpc/events', { method: 'POST', headers, body });
    await events.body.getReader().read();
    ${ending}
    `,
  );
  await chmod(program, 0o755);
  return program;
}

const isFree = async (): Promise<boolean> => {
  const opened = await openStore(project, identity);
  if (!opened.ok) throw new Error(opened.error.message);
  await opened.value.close();
  return opened.value.readOnly === null;
};

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const isServed = (url: string): Promise<boolean> =>
  fetch(new URL('/', url)).then(
    ({ status }) => status === 403,
    () => false,
  );

describe('without a window to open', () => {
  test.each([
    ['asked not to', { CLAIMBENCH_NO_OPEN: '1' }],
    ['no browser that runs', { CLAIMBENCH_BROWSER: '/nowhere/chromium' }],
  ])('%s: the address is printed and served until it is stopped', async (_why, env) => {
    const { stop, url, ended } = serve(env);
    expect(said.join('\n')).not.toContain('Goodbye');
    expect(await isServed(await url)).toBe(true);
    expect(said.join('\n')).toContain(await url);
    expect(await isFree()).toBe(false);
    stop();
    expect(await ended).toEqual({ ok: true, value: true });
    expect(await isServed(await url)).toBe(false);
    expect(await isFree()).toBe(true);
  });

  test('a browser that was named and cannot run is named in what is said', async () => {
    const { stop, url, ended } = serve({ CLAIMBENCH_BROWSER: '/nowhere/chromium' });
    await url;
    expect(said.join('\n')).toContain('/nowhere/chromium');
    stop();
    await ended;
  });

  test.runIf(process.platform === 'linux')('so too where there is no display', async () => {
    const { stop, url, ended } = serve({ DISPLAY: '', CLAIMBENCH_BROWSER: process.execPath });
    await url;
    expect(said.join('\n')).toContain('no display');
    stop();
    await ended;
  });
});

// Windows starts no script by its first line; the logic is the same there.
describe.runIf(process.platform !== 'win32')('with a window', () => {
  test('closing the last one ends the program and lets the project go', async () => {
    const { ended } = serve({ CLAIMBENCH_BROWSER: await browser('process.exit(0);') });
    expect(await ended).toEqual({ ok: true, value: true });
    expect(await isFree()).toBe(true);
  });

  test('it is served on while one is open, until it is stopped', async () => {
    const mark = JSON.stringify(join(folder, 'pid'));
    const program = await browser(`
      const { writeFileSync } = await import('node:fs');
      writeFileSync(${mark}, String(process.pid));
      setInterval(() => undefined, 1000);`);
    const { stop, url, ended } = serve({ CLAIMBENCH_BROWSER: program });
    expect(await isServed(await url)).toBe(true);
    expect(said.join('\n')).toMatch(/works once\): http:/);
    const pid = () => readFile(join(folder, 'pid'), 'utf8').then(Number, () => 0);
    await expect.poll(pid).toBeGreaterThan(0);
    const browserPid = await pid();
    stop();
    await ended;
    expect(await isFree()).toBe(true);
    // The window goes with the program: it would be left without anything behind it.
    await expect.poll(() => isRunning(browserPid)).toBe(false);
  });
});

test('what is no project is refused with the place, and nothing is served', async () => {
  const { ended } = serve({}, join(folder, 'nowhere'));
  const outcome = await ended;
  expect(!outcome.ok && outcome.error.message).toContain('nowhere');
  expect(said).toEqual([]);
});
