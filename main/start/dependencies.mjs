/** The packages of the lock file: there already, or installed. Needs bare Node only. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */

/**
 * @param {string} file
 * @returns {Packages}
 */
function packagesIn(file) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  return /** @type {{ packages: Packages }} */ (lock).packages;
}

/**
 * Whether npm's own record of `node_modules` has every package that the lock file asks for.
 * Optional packages are passed over: as a rule they are those of other systems.
 *
 * @param {string} root
 */
export function hasDependencies(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesIn(record);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([folder, { version, optional }]) =>
      folder === '' || optional === true || installed[folder]?.version === version,
  );
}

/**
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {boolean} whether they are there now
 */
export function ensureDependencies(root, say) {
  if (hasDependencies(root)) return true;
  say('Installing the packages (once; a minute or two) …');
  // npm names its own program when it runs us; plain node goes by the PATH.
  const npm = process.env['npm_execpath'];
  // Even under `npm --silent`: an install that fails must say why.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return status === 0;
}
