/** `npm start`, step by step: what is there is used, what is missing is noticed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildStamp } from '../../main/build-stamp.mjs';
import { ensureDependencies, hasDependencies } from '../../main/start/dependencies.mjs';
import { electronBinary, findElectron } from '../../main/start/electron.mjs';
import { nodeProblem } from '../../main/start/node-version.mjs';
import { temporaryFolder, writeFiles } from './place.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';

beforeEach(async () => {
  folder = await temporaryFolder();
});

describe('Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(nodeProblem(version)).toBe(null);
  });
  test.each(['18.20.0', '20.18.3', '16.0.0'])('%s is named, with the one that is needed', (old) => {
    expect(nodeProblem(old)).toContain(old);
    expect(nodeProblem(old)).toContain('20.19');
  });
  test('what is asked for is what package.json asks for', async () => {
    const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
      engines: { node: string };
    };
    expect(engines.node).toBe('>=20.19');
  });
});

describe('packages', () => {
  const lock = (version: string) =>
    JSON.stringify({
      packages: {
        '': { version: '0.1.0' },
        'node_modules/a': { version },
        'node_modules/other-system': { version: '1.0.0', optional: true },
      },
    });
  const write = (locked: string, installed: string) =>
    writeFiles(folder, {
      'package-lock.json': lock(locked),
      'node_modules/.package-lock.json': JSON.stringify({
        packages: { 'node_modules/a': { version: installed } },
      }),
    });

  test('that are what the lock file asks for are not installed again', async () => {
    await write('1.0.0', '1.0.0');
    const said: string[] = [];
    expect(ensureDependencies(folder, (line) => said.push(line))).toBe(true);
    expect(said).toEqual([]);
  });
  test('that are missing or older are noticed', async () => {
    await writeFiles(folder, { 'package-lock.json': lock('1.0.0') });
    expect(hasDependencies(folder)).toBe(false);
    await write('1.0.1', '1.0.0');
    expect(hasDependencies(folder)).toBe(false);
  });
});

describe('the build', () => {
  const sources = {
    'main/a.ts': 'a',
    'renderer/b/c.tsx': 'c',
    'shared/d.ts': 'd',
    'seeds/e.txt': 'e',
    'package-lock.json': '{}',
  };

  test('is current while every source says what it said, whatever the files’ times', async () => {
    await writeFiles(folder, { ...sources, 'tests/x.ts': 'not a source' });
    const stamp = await buildStamp(folder);
    await utimes(join(folder, 'main/a.ts'), 1, 1);
    await writeFiles(folder, { 'tests/x.ts': 'changed', 'dist/y': 'built' });
    expect(await buildStamp(folder)).toBe(stamp);
  });

  test.each([...Object.keys(sources), 'main/new.ts'])('is old when %s changes', async (file) => {
    await writeFiles(folder, sources);
    const stamp = await buildStamp(folder);
    await writeFiles(folder, { [file]: 'changed' });
    expect(await buildStamp(folder)).not.toBe(stamp);
  });
});

describe('Electron', () => {
  const display = { DISPLAY: ':0' };

  test('is used where its binary is, and where it was told to be', async () => {
    await writeFiles(folder, {
      'node_modules/electron/path.txt': 'electron',
      'node_modules/electron/dist/electron': '',
      'elsewhere/electron': '',
    });
    const own = join(folder, 'node_modules', 'electron', 'dist', 'electron');
    expect(findElectron(folder, display)).toEqual({ program: own });
    const env = { ...display, ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') };
    expect(findElectron(folder, env)).toEqual({ program: join(folder, 'elsewhere', 'electron') });
  });

  test('is fetched once by its own installer where it is missing', async () => {
    await writeFiles(folder, {
      'node_modules/electron/package.json': '{}',
      'node_modules/electron/install.js': `
        const { mkdirSync, writeFileSync } = require('node:fs');
        mkdirSync(__dirname + '/dist');
        writeFileSync(__dirname + '/dist/electron', '');
        writeFileSync(__dirname + '/path.txt', 'electron');`,
    });
    expect(electronBinary(folder, {})).toBe(null);
    expect(findElectron(folder, { ...display, CI: 'true' }).program).toBe(null);
    expect(findElectron(folder, display).program).toBe(electronBinary(folder, {}));
    expect(electronBinary(folder, {})).not.toBe(null);
  });

  test('is done without, for one reason in words, where it cannot be had or is not wanted', async () => {
    await writeFiles(folder, { 'node_modules/electron/install.js': 'process.exit(1)' });
    expect(findElectron(folder, display)).toMatchObject({
      program: null,
      reason: expect.stringContaining('could not be had') as string,
    });
    expect(findElectron(folder, { ...display, CLAIMBENCH_NO_ELECTRON: '1' })).toMatchObject({
      reason: expect.stringContaining('CLAIMBENCH_NO_ELECTRON') as string,
    });
  });
});

describe('the launcher', () => {
  const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/;

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'makes the demo project, prints its address, and ends cleanly on %s',
    async (signal) => {
      const program = spawn(process.execPath, [join(root, 'dist', 'main', 'launch.js')], {
        env: { PATH: process.env['PATH'], CLAIMBENCH_HOME: folder, CLAIMBENCH_NO_OPEN: '1' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      const ended = once(program, 'exit');
      for await (const chunk of program.stdout) {
        said += String(chunk);
        if (!said.includes('Ctrl+C')) continue;
        const [address = ''] = ADDRESS.exec(said) ?? [];
        expect(await fetch(address, { redirect: 'manual' })).toMatchObject({ status: 303 });
        program.kill(signal);
        break;
      }
      expect(await ended).toEqual([0, null]);
      const project = join(folder, 'demo.claimbench', 'project.json');
      expect(JSON.parse(await readFile(project, 'utf8'))).toBeTypeOf('object');
    },
  );
});
