/** Where the build put what the program needs besides its code. */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This module runs bundled from `dist/main/`, packaged or not, or in tests from `main/`. */
function distFolder(): string {
  const above = dirname(dirname(fileURLToPath(import.meta.url)));
  return basename(above) === 'dist' ? above : join(above, 'dist');
}

/** The built page. */
export const pageFolder = (): string => join(distFolder(), 'renderer');

/** The thread that searches, as one script. */
export const searchWorkerFile = (): string => join(distFolder(), 'main', 'search-worker.cjs');

/** The demo project's articles and worked example. */
export const seedsFolder = (): string => join(distFolder(), 'seeds');
