/** Whether `dist/` was built from the sources as they are: one hash over all of them. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const STAMP_FILE = 'build-stamp';
const SOURCES = ['main', 'renderer', 'shared', 'seeds', 'package-lock.json'];

/**
 * @param {string} path
 * @returns {Promise<string[]>} files at and below `path`, in a fixed order
 */
async function filesUnder(path) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const lists = entries.map((entry) => filesUnder(join(path, entry.name)));
    return (await Promise.all(lists)).flat();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/**
 * Contents, not times: a fresh clone, a copied folder and a branch switch all have odd times.
 *
 * @param {string} root the checkout
 */
export async function buildStamp(root) {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await filesUnder(join(root, source))) {
      hash.update(file.slice(root.length)).update('\0');
      hash.update(await readFile(file)).update('\0');
    }
  }
  return hash.digest('hex');
}
