/**
 * `npm run build`: sources to `dist/`, everything bundled but Electron itself.
 *
 *   dist/renderer/   the page, by Vite
 *   dist/main/       Electron entry and preload, command line, launcher, search thread, by rolldown;
 *                    the solver's WebAssembly, which it looks for beside the script that loads it
 *   dist/seeds/      the demo project's articles and worked example
 */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'rolldown';
import { build as buildPage } from 'vite';
import { buildStamp, STAMP_FILE } from './build-stamp.mjs';
import { NODE_BANNER } from './node-banner.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** @param {string} entry */
const source = (entry) => join(root, 'main', entry);

/** @type {import('rolldown').BuildOptions} */
const node = {
  cwd: root,
  platform: 'node',
  external: ['electron'],
  resolve: {
    conditionNames: ['node', 'import', 'default'],
    // Its build for Node declares a `require` of its own, which the banner has declared already.
    alias: { fflate: 'fflate/browser' },
  },
  treeshake: true,
  logLevel: 'warn',
};

/** ES modules with the code they share in chunks of their own. */
function bundleNode() {
  return bundle({
    ...node,
    input: {
      electron: source('electron.ts'),
      launch: source('launch.ts'),
      cli: source('cli.ts'),
    },
    output: {
      dir: join(dist, 'main'),
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunk-[name]-[hash].js',
      banner: NODE_BANNER,
    },
  });
}

/** A sandboxed preload is a CommonJS script: Electron loads no other kind there. */
function bundlePreload() {
  return bundle({
    ...node,
    input: { preload: source('preload.ts') },
    output: { file: join(dist, 'main', 'preload.cjs'), format: 'cjs' },
  });
}

/** One script, which is handed to its thread as a text. */
function bundleSearchWorker() {
  return bundle({
    ...node,
    input: { 'search-worker': source('search/worker.ts') },
    output: { file: join(dist, 'main', 'search-worker.cjs'), format: 'cjs' },
  });
}

/** WebAssembly is no module to bundle: the `highs` package reads it from beside its own script. */
async function copySolver() {
  const file = fileURLToPath(import.meta.resolve('highs/runtime'));
  await cp(file, join(dist, 'main', basename(file)));
}

async function copySeeds() {
  const seeds = join(root, 'seeds');
  await mkdir(join(dist, 'seeds'), { recursive: true });
  for (const name of await readdir(seeds)) {
    if (/\.(?:txt|json)$/.test(name)) await cp(join(seeds, name), join(dist, 'seeds', name));
  }
}

// Read before bundling: an edit made meanwhile leaves the stamp behind, and the next start builds.
const stamp = await buildStamp(root);
for (const folder of [STAMP_FILE, 'main', 'renderer', 'seeds'])
  await rm(join(dist, folder), { recursive: true, force: true });
await bundleNode();
await bundlePreload();
await bundleSearchWorker();
await copySolver();
await buildPage({
  configFile: join(root, 'renderer', 'vite.config.ts'),
  root: join(root, 'renderer'),
  logLevel: 'warn',
});
await copySeeds();
await writeFile(join(dist, STAMP_FILE), stamp);
