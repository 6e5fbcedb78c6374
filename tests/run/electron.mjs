/** Electron's binary, if it is here already. Requiring the package would start a download. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './process.mjs';

/** @returns {string | null} */
export function electronBinary() {
  const folder = path.join(ROOT, 'node_modules', 'electron');
  const place = path.join(folder, 'path.txt');
  const name = existsSync(place) ? readFileSync(place, 'utf8').trim() : 'electron';
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, 'dist');
  const binary = path.join(dist, name);
  return existsSync(binary) ? binary : null;
}
