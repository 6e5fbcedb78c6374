/**
 * `npm run bench`: bundles the bench, finds a Chromium, measures, prints tables and budgets.
 * `npm run bench -- search` measures the search alone, `-- agreement` agreement, `-- merge` merging and
 * `-- datasets` exporting and importing (`-- datasets brat csv`: those formats).
 */
import path from 'node:path';
import { build } from 'rolldown';
import { ensureBrowser } from '../run/browser.mjs';
import { MINUTE, node, ROOT } from '../run/process.mjs';

const OUT = path.join(ROOT, 'dist', 'bench');
const LIMIT = 60 * MINUTE;

/** @param {string} name */
const source = (name) => path.join(ROOT, 'tests', 'bench', name);

const browser = await ensureBrowser();
await build({
  input: {
    main: source('main.ts'),
    store: source('store.ts'),
    codebook: source('codebook.ts'),
    search: source('search.ts'),
    agreement: source('agreement.ts'),
    merge: source('merge.ts'),
    datasets: source('datasets.ts'),
  },
  platform: 'node',
  // Packages are loaded as installed; only our own files are bundled.
  external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
  logLevel: 'warn',
  output: { dir: OUT, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
});
await build({
  input: { 'search-worker': path.join(ROOT, 'main', 'search', 'worker.ts') },
  platform: 'node',
  logLevel: 'warn',
  output: { file: path.join(OUT, 'search-worker.cjs'), format: 'cjs' },
});
process.exitCode = await node([path.join(OUT, 'main.mjs'), ...process.argv.slice(2)], {
  limit: LIMIT,
  env: { CLAIMBENCH_BROWSER: browser, NODE_ENV: 'production' },
});
