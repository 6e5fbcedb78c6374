/** `dist/`: built from the sources as they are, or built now. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildStamp, STAMP_FILE } from '../build-stamp.mjs';

/** @param {string} root */
async function isBuilt(root) {
  try {
    const built = await readFile(join(root, 'dist', STAMP_FILE), 'utf8');
    return built === (await buildStamp(root));
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>} whether it is there now
 */
export async function ensureBuild(root, say) {
  if (await isBuilt(root)) return true;
  say('Building the workbench …');
  const builder = join(root, 'main', 'build.mjs');
  return spawnSync(process.execPath, [builder], { cwd: root, stdio: 'inherit' }).status === 0;
}
