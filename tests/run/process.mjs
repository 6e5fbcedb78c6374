/** Starting other programs from the test runner: their output is ours, nothing waits for input. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Milliseconds. */
export const MINUTE = 60_000;

/**
 * @param {string} file
 * @returns {unknown}
 */
export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @typedef {{ limit?: number, env?: Record<string, string> }} RunOptions Limit in milliseconds. */

/**
 * Runs a program in the root of the project and resolves with its exit code: 1 too where it could
 * not be started, was killed, or ran into its limit.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { limit = 10 * MINUTE, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const timer = setTimeout(() => {
      console.error(`Stopped after ${limit / MINUTE} minutes: ${command} ${args.join(' ')}`);
      child.kill('SIGKILL');
    }, limit);
    child.on('error', (error) => {
      clearTimeout(timer);
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

/**
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const node = (args, options) => run(process.execPath, args, options);

/**
 * Runs a program of an installed package, without npx: no shell, no network, the same everywhere.
 * @param {string} packageName
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function tool(packageName, program, args, options) {
  const folder = path.join(ROOT, 'node_modules', packageName);
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (
    readJson(path.join(folder, 'package.json'))
  );
  const file = typeof bin === 'string' ? bin : bin[program];
  if (!file) throw new Error(`${packageName} has no program named ${program}.`);
  return node([path.join(folder, file), ...args], options);
}

/**
 * Whether a program exists and answers.
 * @param {string} command
 * @param {readonly string[]} args
 */
export const answers = (command, args) =>
  spawnSync(command, args, { stdio: 'ignore', timeout: MINUTE }).status === 0;
