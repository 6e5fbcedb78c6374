/** The packages of the lock file: there already, or installed. Needs bare Node only. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readJson, ROOT, run } from './process.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} LockFile */

/** @param {string} file */
function packagesIn(file) {
  const lock = /** @type {LockFile} */ (readJson(path.join(ROOT, file)));
  return lock.packages;
}

/** Whether npm's own record of `node_modules` has every package that the lock file asks for. */
function upToDate() {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(path.join(ROOT, record))) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn('package-lock.json')).every(
    // The root has no folder; optional packages are those of other systems, as a rule.
    ([folder, { version, optional }]) =>
      folder === '' || optional === true || installed[folder]?.version === version,
  );
}

/** @returns {Promise<number>} npm's exit code, 0 where nothing is missing. */
export function ensureDependencies() {
  if (upToDate()) {
    console.log('node_modules is what package-lock.json asks for.');
    return Promise.resolve(0);
  }
  console.log('node_modules is missing or not what package-lock.json asks for: npm ci');
  // npm names its own program when it runs us; without it (plain node) we go by the PATH.
  const npm = process.env.npm_execpath;
  return npm
    ? run(process.execPath, [npm, 'ci'])
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci']);
}
