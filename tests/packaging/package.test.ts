/**
 * Packages the build with a stub in Electron's place: a file that holds what the packager looks for
 * in the real binary, the fuses. Nothing is downloaded.
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageStub } from './stub-electron.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
const run = promisify(execFile);

let folder = '';
let unpacked = '';
let archive = '';

/** Files that must stay out: next to what goes in, and inside it. */
const DECOYS = [
  'main/electron.ts',
  'tests/hosts/handler.test.ts',
  'node_modules/left-pad/index.js',
  'node_modules/left-pad/package.json',
  'dist/types/shared/result.d.ts',
  'dist/main/electron.js.map',
  'secret.env',
];

async function filesUnder(place: string): Promise<string[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimbench-package-'));
  for (const part of ['main', 'renderer', 'seeds']) {
    await cp(join(root, 'dist', part), join(folder, 'dist', part), { recursive: true });
  }
  for (const part of ['package.json', 'package-lock.json', 'LICENSE', 'electron-builder.yml'])
    await cp(join(root, part), join(folder, part));
  await cp(join(root, 'main', 'assets'), join(folder, 'main', 'assets'), { recursive: true });
  for (const decoy of DECOYS) await write(decoy, '{}');
  const stub = await packageStub(join(folder, 'stub'));
  await run(process.execPath, [
    builder,
    ...['--linux', 'dir', '--projectDir', folder, '--config', 'electron-builder.yml'],
    `-c.electronDist=${stub}`,
  ]);
  unpacked = join(folder, 'release', 'linux-unpacked');
  archive = join(unpacked, 'resources', 'app.asar');
}, 200_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the archive holds what was built, package.json and the licence, and nothing else', async () => {
  const expected = ['LICENSE', 'package.json'];
  for (const part of ['main', 'renderer', 'seeds']) {
    const built = await filesUnder(join(root, 'dist', part));
    expected.push(...built.map((file) => `dist/${part}/${file}`));
  }
  const folders = new Set(expected.flatMap((file) => foldersOf(file)));
  const packed = listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => !folders.has(path));
  expect(packed.sort()).toEqual(expected.sort());
  expect(packed).toContain('dist/main/search-worker.cjs');
  expect(packed).toContain('dist/renderer/index.html');
  expect(packed).toContain('dist/seeds/demo.json');
});

function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}

test('the packaged program starts at the bundled entry, and its preload is beside it', () => {
  const { main, type } = JSON.parse(extractFile(archive, 'package.json').toString()) as {
    main: string;
    type: string;
  };
  expect({ main, type }).toEqual({ main: 'dist/main/electron.js', type: 'module' });
  const entry = extractFile(archive, main).toString();
  expect(entry).toMatch(/from\s*["']electron["']/);
  expect(extractFile(archive, 'dist/main/preload.cjs').toString()).toContain('contextBridge');
});

test('the bundles ask for nothing that is not in the archive', () => {
  const scripts = listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => /^dist\/main\/.*\.c?js$/.test(path));
  const foreign = scripts.flatMap((script) =>
    [
      ...extractFile(archive, script)
        .toString()
        .matchAll(/^import .*?["']([^"']+)["'];?$/gm),
    ]
      .map(([, asked = '']) => asked)
      .filter((asked) => !asked.startsWith('./') && !asked.startsWith('node:'))
      .filter((asked) => asked !== 'electron' && !NODE_MODULES.has(asked)),
  );
  expect(foreign).toEqual([]);
});

/** Node's own, asked for without `node:` by older packages. */
const NODE_MODULES = new Set(builtinModules);

test('the fuses are set: no Node for strangers, cookies encrypted, only the checked archive', async () => {
  const fuses = await getCurrentFuseWire(join(unpacked, 'claimbench'));
  const on = '1'.charCodeAt(0);
  const off = '0'.charCodeAt(0);
  expect(fuses).toMatchObject({
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: on,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
  });
});
