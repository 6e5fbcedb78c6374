/** What a start, a second start or the system's “open with” asks for. */
import { resolve } from 'node:path';

/**
 * @param argv as the process got it
 * @param isPackaged a packaged program is its own first argument; in development the app's folder
 *   is the second
 * @returns the project folder or bundle to open, absolute, or null
 */
export function projectArgument(
  argv: readonly string[],
  isPackaged: boolean,
  cwd: string,
): string | null {
  const given = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  const project = given[isPackaged ? 0 : 1];
  return project === undefined ? null : resolve(cwd, project);
}
