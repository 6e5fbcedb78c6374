/** Where a Chromium, Chrome or Edge is on this system. */
import { access, constants } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

export interface System {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Whether a file is there and may be run. */
  readonly isProgram: (file: string) => Promise<boolean>;
}

const LINUX = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const MAC = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

function candidates({ platform, env }: System): string[] {
  const under = (folders: readonly (string | undefined)[], names: readonly string[]): string[] =>
    names.flatMap((name) => folders.flatMap((folder) => (folder ? [join(folder, name)] : [])));
  if (platform === 'darwin')
    return under(['/Applications', env['HOME'] && join(env['HOME'], 'Applications')], MAC);
  if (platform === 'win32') {
    return under([env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']], WINDOWS);
  }
  return under((env['PATH'] ?? '').split(delimiter).filter(isAbsolute), LINUX);
}

/** `CLAIMBENCH_BROWSER` names one that must be used; else the first that is installed. */
export async function findBrowser(system: System): Promise<string | null> {
  const chosen = system.env['CLAIMBENCH_BROWSER'];
  for (const file of chosen ? [chosen] : candidates(system))
    if (await system.isProgram(file)) return file;
  return null;
}

export const isProgram = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Without one, a window cannot open: a server, a container, an SSH session. */
export const hasDisplay = ({ platform, env }: System): boolean =>
  platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some(Boolean);
