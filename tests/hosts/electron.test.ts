/** The desktop host against a fake `electron`: its start, its window, its closing. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { findHome } from '../../main/home.ts';
import { createStore, openStore } from '../../main/storage/open-store.ts';
import { FakeContents, FakeElectron, FakeEvent, type FakeWindow } from './fake-electron.ts';
import { identity, temporaryFolder, writeFiles } from './place.ts';

const { argv } = process;
let folder = '';
let fake: FakeElectron;

beforeEach(async () => {
  folder = await temporaryFolder();
  fake = new FakeElectron();
  vi.resetModules();
  vi.doMock('electron', () => fake.module());
  vi.stubEnv('CLAIMBENCH_HOME', join(folder, 'home'));
});

afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
  vi.doUnmock('electron');
});

async function makeProject(name: string): Promise<string> {
  const path = join(folder, name);
  const made = await createStore(path, { title: name }, identity);
  if (!made.ok) throw new Error(made.error.message);
  await made.value.close();
  return path;
}

/** Starts the program; ends it with the test. */
async function launch(...given: string[]): Promise<void> {
  process.argv = ['electron', '.', ...given];
  await import('../../main/electron.ts');
  fake.app.becomeReady();
  onTestFinished(async () => {
    fake.app.quit();
    await fake.app.ended;
  });
}

async function shown(): Promise<FakeWindow> {
  await expect.poll(() => fake.windows.length + fake.errors.length).toBe(1);
  const [window] = fake.windows;
  if (!window) throw new Error(fake.errors.join());
  return window;
}

const started = async (): Promise<FakeWindow> => {
  await launch(await makeProject('a.claimbench'));
  return shown();
};

const readOnlyOf = async (path: string): Promise<string | null> => {
  const opened = await openStore(path, identity);
  if (!opened.ok) throw new Error(opened.error.message);
  const { readOnly } = opened.value;
  await opened.value.close();
  return readOnly;
};

describe('starting', () => {
  test('the scheme is standard, secure and streaming before the app is ready, and no more', async () => {
    await started();
    expect(fake.schemes).toEqual([
      {
        scheme: 'claimbench',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
      },
    ]);
    const { log } = fake.app;
    expect(log.indexOf('schemes')).toBeLessThan(log.indexOf('ready'));
    expect(log).toContain(`setPath userData ${join(folder, 'home', 'desktop')}`);
  });

  test('a second instance leaves everything to the first', async () => {
    fake.app.hasLock = false;
    await launch(await makeProject('a.claimbench'));
    await fake.app.ended;
    expect(fake.windows).toEqual([]);
    expect(fake.handlers.size).toBe(0);
  });

  test('a project that cannot be opened is named, and the program ends', async () => {
    await launch(join(folder, 'nowhere'));
    await fake.app.ended;
    expect(fake.errors).toHaveLength(1);
    expect(fake.errors[0]).toContain('nowhere');
    expect(fake.windows).toEqual([]);
  });
});

describe('the window', () => {
  test('is isolated and sandboxed, without Node, webviews or a spell checker’s downloads', async () => {
    const { options, loaded } = await started();
    expect(loaded).toEqual(['claimbench://app/']);
    const { preload, ...preferences } = options['webPreferences'] as { preload: string };
    expect(preload).toMatch(/preload\.cjs$/);
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'goes nowhere else: %s',
    async (name) => {
      const { webContents } = await started();
      for (const url of [
        'https://example.org/',
        'file:///etc/passwd',
        'claimbench://other/',
        'claimbench://app.example.org/',
        'claimbench://app@example.org/',
        'javascript:alert(1)',
        'not an address',
      ])
        expect([url, webContents.isPrevented(name, url)]).toEqual([url, true]);
      expect(webContents.isPrevented(name, 'claimbench://app/')).toBe(false);
    },
  );

  test('opens no other window and holds no webview', async () => {
    const { webContents } = await started();
    expect(webContents.openHandler?.({ url: 'claimbench://app/' })).toEqual({ action: 'deny' });
    expect(webContents.isPrevented('will-attach-webview')).toBe(true);
  });

  test('is granted no permission and no device', async () => {
    await started();
    const answer = vi.fn();
    fake.permissions.get('request')?.(null, 'media', answer);
    expect(answer.mock.calls).toEqual([[false]]);
    expect(fake.permissions.get('check')?.(null, 'geolocation')).toBe(false);
    expect(fake.permissions.get('device')?.({ deviceType: 'usb' })).toBe(false);
  });

  test('comes back where it was, unless no screen shows that place any more', async () => {
    const project = await makeProject('a.claimbench');
    const settings = (x: number) =>
      writeFiles(folder, {
        'home/settings.json': JSON.stringify({ window: { x, y: 5, width: 800, height: 600 } }),
      });
    await settings(30);
    await launch(project);
    const { options } = await shown();
    expect(options).toMatchObject({ x: 30, y: 5, width: 800, height: 600 });
    fake.app.quit();
    await fake.app.ended;

    await settings(5000);
    fake = new FakeElectron();
    vi.resetModules();
    vi.doMock('electron', () => fake.module());
    await launch(project);
    expect((await shown()).options).not.toHaveProperty('x');
  });
});

describe('closing', () => {
  test('with everything saved asks nothing, keeps the bounds and lets the project go', async () => {
    const project = await makeProject('a.claimbench');
    await launch(project);
    const window = await shown();
    expect(await readOnlyOf(project)).not.toBe(null);
    window.close();
    await fake.app.ended;
    expect(fake.asked).toEqual([]);
    expect(await readOnlyOf(project)).toBe(null);
    const { readSettings } = await import('../../main/home.ts');
    const home = findHome({ CLAIMBENCH_HOME: join(folder, 'home') });
    expect(await readSettings(home)).toMatchObject({ window: window.bounds });
  });

  test('with work not saved asks, and staying stays', async () => {
    const window = await started();
    window.objects = true;
    fake.answers.messageBox = 0;
    window.close();
    expect(fake.asked).toHaveLength(1);
    expect(fake.windows).toEqual([window]);
    fake.answers.messageBox = 1;
    window.close();
    await fake.app.ended;
    expect(fake.windows).toEqual([]);
  });
});

describe('another project', () => {
  test('takes the place of the open one, which is let go', async () => {
    const [first, second] = [await makeProject('a.claimbench'), await makeProject('b.claimbench')];
    await launch(first);
    const window = await shown();
    fake.app.emit('second-instance', new FakeEvent(), ['electron', '.', 'b.claimbench'], folder);
    await expect.poll(() => fake.windows[0] !== window && fake.windows.length).toBe(1);
    expect(await readOnlyOf(first)).toBe(null);
    expect(await readOnlyOf(second)).not.toBe(null);
    expect(fake.app.log).not.toContain('quit');
  });

  test('waits while there is work not saved and the analyst stays', async () => {
    const window = await started();
    const second = await makeProject('b.claimbench');
    window.objects = true;
    fake.app.emit('open-file', new FakeEvent(), second);
    await expect.poll(() => fake.asked.length).toBe(1);
    await expect.poll(() => readOnlyOf(second)).toBe(null);
    expect(fake.windows).toEqual([window]);
    window.objects = false;
  });

  test('that is none is refused, and the open one stays', async () => {
    const window = await started();
    fake.app.emit('open-file', new FakeEvent(), join(folder, 'nowhere'));
    await expect.poll(() => fake.errors.length).toBe(1);
    expect(fake.windows).toEqual([window]);
  });
});

describe('what the page may ask of the system', () => {
  const frame = (url: string, parent: unknown = null) => ({ url, parent });

  test('a folder and a place to save, from the workbench’s own top page only', async () => {
    const { webContents: sender } = await started();
    fake.answers.folder = '/somewhere';
    fake.answers.file = '/somewhere/export.jsonl';
    const ours = { sender, senderFrame: frame('claimbench://app/') };
    const pickFolder = (event: unknown) => fake.ipc.get('pick-folder')?.(event);
    expect(await pickFolder(ours)).toBe('/somewhere');
    expect(await fake.ipc.get('pick-save-path')?.(ours, 'export.jsonl')).toBe(
      '/somewhere/export.jsonl',
    );
    expect(await fake.ipc.get('pick-save-path')?.(ours, { not: 'a path' })).toBe(null);
    for (const senderFrame of [
      frame('https://example.org/'),
      frame('claimbench://app/', frame('https://example.org/')),
      null,
    ])
      expect(await pickFolder({ sender, senderFrame })).toBe(null);
    expect(await pickFolder({ ...ours, sender: new FakeContents() })).toBe(null);
    expect([...fake.ipc.keys()].sort()).toEqual(['pick-folder', 'pick-save-path']);
  });

  test('declining is null', async () => {
    const { webContents: sender } = await started();
    const ours = { sender, senderFrame: frame('claimbench://app/') };
    expect(await fake.ipc.get('pick-folder')?.(ours)).toBe(null);
    expect(await fake.ipc.get('pick-save-path')?.(ours, '')).toBe(null);
  });
});
