/** Opening the workbench in a window of its own, without tabs or address bar. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

export interface BrowserWindow {
  /** Resolves when the browser has ended, or could not be started at all. */
  readonly ended: Promise<void>;
  /** Asks the browser to end. */
  readonly close: () => void;
}

/**
 * @param profile folder of the browser's own profile: with it the process lives as long as its
 *   windows, and nothing of the user's browser (extensions, accounts) gets near the articles
 */
export function launchArguments(url: string, profile: string, isRoot: boolean): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium refuses to run as root with its sandbox.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

export async function launchBrowser(
  program: string,
  url: string,
  profile: string,
): Promise<BrowserWindow> {
  await mkdir(profile, { recursive: true });
  const args = launchArguments(url, profile, process.getuid?.() === 0);
  const child = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { ended, close: () => void child.kill() };
}
