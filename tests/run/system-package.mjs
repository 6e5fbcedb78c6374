/** Programs that come from the system: found in its PATH, installed by its package manager. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { answers, run } from './process.mjs';

/**
 * How the package managers of systems install something: their commands, one after the other. Those
 * we need are called the same everywhere.
 * @param {string} name
 */
const managers = (name) => [
  [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', name],
  ],
  [['dnf', 'install', '--assumeyes', name]],
  [['apk', 'add', name]],
  [['pacman', '--sync', '--noconfirm', name]],
];

/** @param {string} name */
export function inPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return folders.map((folder) => path.join(folder, name + suffix)).find((file) => existsSync(file));
}

/**
 * Tries to; who asked has to look for the program again.
 * @param {string} name
 */
export async function installPackage(name) {
  const commands = managers(name).find(([first]) => first?.[0] !== undefined && inPath(first[0]));
  if (!commands || process.platform !== 'linux') return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !answers('sudo', ['-n', 'true'])) {
    console.log('Installing a package needs root, and sudo asks for a password.');
    return;
  }
  for (const command of commands) {
    const [program = '', ...args] = isRoot ? command : ['sudo', '-n', ...command];
    await run(program, args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  }
}
