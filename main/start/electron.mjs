/** Electron's binary, which its package downloads apart from itself, and which not every network has. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long a download may take before the browser is the better offer. */
const DOWNLOAD_MS = 60_000;

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function electronBinary(root, env) {
  const folder = join(root, 'node_modules', 'electron');
  const place = join(folder, 'path.txt');
  const name = existsSync(place) ? readFileSync(place, 'utf8').trim() : 'electron';
  const program = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(program) ? program : null;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} why Electron is not to be used here, or null
 */
function unwanted(env) {
  if (env['CLAIMBENCH_NO_ELECTRON']) return 'CLAIMBENCH_NO_ELECTRON is set.';
  const hasDisplay =
    process.platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(Boolean);
  return hasDisplay ? null : 'Electron needs a display, and there is none here.';
}

/**
 * Tries the download once where the binary is missing.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ program: string } | { program: null, reason: string }}
 */
export function findElectron(root, env) {
  const reason = unwanted(env);
  if (reason !== null) return { program: null, reason };
  const there = electronBinary(root, env);
  if (there !== null) return { program: there };
  const install = join(root, 'node_modules', 'electron', 'install.js');
  if (!env['CI'] && existsSync(install))
    spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: DOWNLOAD_MS });
  const fetched = electronBinary(root, env);
  return fetched === null
    ? { program: null, reason: 'Electron’s binary could not be had.' }
    : { program: fetched };
}
