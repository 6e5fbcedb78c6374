/**
 * `npm test`, on a bare clone as well: installs what is missing, checks, builds, runs every suite,
 * and ends with the plain line `N passed, N failed, N skipped`. All stages run even when one fails,
 * so that one run tells everything; the exit code is 1 if anything failed.
 */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from '../main/start/dependencies.mjs';
import { electronBinary } from '../main/start/electron.mjs';
import { nodeProblem } from '../main/start/node-version.mjs';
import { ensureBrowser } from './run/browser.mjs';
import { addCounts, NO_COUNTS, playwrightCounts, vitestCounts } from './run/counts.mjs';
import { MINUTE, node, ROOT, tool } from './run/process.mjs';
import { ensurePython } from './run/python.mjs';

/** @typedef {import('./run/counts.mjs').Counts} Counts */

const RESULTS = path.join(ROOT, 'test-results');
const VITEST_JSON = path.join(RESULTS, 'vitest.json');
const PLAYWRIGHT_JSON = path.join(RESULTS, 'playwright.json');
const FAILED = { ...NO_COUNTS, failed: 1 };

let total = NO_COUNTS;
/** @type {string[]} */
const failedStages = [];

/**
 * Runs a stage, prints its name and time, and adds what it counted.
 * @param {string} name
 * @param {() => Counts | Promise<Counts>} run
 */
async function stage(name, run) {
  const started = performance.now();
  console.log(`\n── ${name}`);
  let counts;
  try {
    counts = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counts = FAILED;
  }
  total = addCounts(total, counts);
  if (counts.failed > 0) failedStages.push(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${counts.failed > 0 ? 'FAILED' : 'ok'}, ${seconds} s`);
  return counts.failed === 0;
}

/**
 * A check without tests of its own: nothing to count unless it fails.
 * @param {Promise<number>} exit
 */
const check = async (exit) => ((await exit) === 0 ? NO_COUNTS : FAILED);

/**
 * A suite's own counts; an exit code that its report does not explain is a failure.
 * @param {Promise<number>} exit
 * @param {() => Counts} report
 */
async function suite(exit, report) {
  const code = await exit;
  const counts = report();
  return code !== 0 && counts.failed === 0 ? addCounts(counts, FAILED) : counts;
}

function end() {
  if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
  for (const failure of total.failures) console.log(`  ✘ ${failure}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed === 0 ? 0 : 1);
}

const installed = await stage('install', () => {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) throw new Error(problem);
  return ensureDependencies(ROOT, console.log) ? NO_COUNTS : FAILED;
});
if (!installed) end();

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });

// Each of them keeps one core busy: linting takes as long as the others together, and longer.
const [, built] = await Promise.all([
  stage('lint', () => check(tool('eslint', 'eslint', ['.', '--max-warnings', '0']))),
  (async () => {
    await stage('typecheck', () => check(tool('typescript', 'tsc', ['-b'])));
    await stage('format', () =>
      check(tool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.'])),
    );
    return stage('build', () => check(node(['main/build.mjs'])));
  })(),
]);

await stage('unit, property, storage and other tests', async () => {
  await ensurePython();
  return suite(
    tool(
      'vitest',
      'vitest',
      ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${VITEST_JSON}`],
      { limit: 15 * MINUTE },
    ),
    () => vitestCounts(VITEST_JSON),
  );
});

await stage('end to end', async () => {
  if (!built) throw new Error('Not run: there is no build to run the end-to-end tests on.');
  const browser = await ensureBrowser();
  const electron = electronBinary(ROOT, process.env);
  console.log(`Chromium: ${browser}`);
  const counts = await suite(
    tool('@playwright/test', 'playwright', ['test', '--config', 'tests/e2e/playwright.config.ts'], {
      limit: 15 * MINUTE,
      env: { CLAIMBENCH_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT_JSON },
    }),
    () => playwrightCounts(PLAYWRIGHT_JSON),
  );
  console.log(
    electron
      ? `Electron: ${electron}, the end-to-end specs ran in it and in Chromium.`
      : 'Electron: binary not found, the end-to-end specs ran in Chromium only.',
  );
  return counts;
});

end();
