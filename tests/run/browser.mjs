/** A Chromium for the end-to-end tests: found, or else installed. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { answers, MINUTE, run, tool } from './process.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
/** How the package managers of systems install Chromium: their commands, one after the other. */
const MANAGERS = [
  [
    ['apt-get', 'update'],
    ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium'],
  ],
  [['dnf', 'install', '--assumeyes', 'chromium']],
  [['apk', 'add', 'chromium']],
  [['pacman', '--sync', '--noconfirm', 'chromium']],
];

/** @param {string} name */
function inPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return folders.map((folder) => path.join(folder, name + suffix)).find((file) => existsSync(file));
}

/**
 * Chrome for Windows has no `--version`: there, being a file is all we can ask.
 * @param {string} file
 */
const works = (file) => process.platform === 'win32' || answers(file, ['--version']);

async function playwrightsOwn() {
  // Playwright may just have been installed, so it is loaded only now.
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * `CLAIMBENCH_BROWSER`, Playwright's own, one in the PATH, or one in its usual place.
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
  const chosen = process.env.CLAIMBENCH_BROWSER;
  if (chosen) return chosen;
  const candidates = [await playwrightsOwn(), ...NAMES.map(inPath), ...PLACES];
  return candidates.find((file) => file && existsSync(file) && works(file)) ?? null;
}

async function installWithPackageManager() {
  const commands = MANAGERS.find(([first]) => first?.[0] !== undefined && inPath(first[0]));
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

/**
 * Finds a Chromium, or installs Playwright's, or else the system's package.
 * @returns {Promise<string>} Its executable.
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.log('No Chromium found: downloading Playwright’s.');
  await tool('@playwright/test', 'playwright', ['install', 'chromium'], { limit: 5 * MINUTE });
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  console.log(
    'Playwright’s Chromium cannot be had or does not start: trying the system’s package.',
  );
  await installWithPackageManager();
  const packaged = await findBrowser();
  if (packaged) return packaged;
  throw new Error(
    'The end-to-end tests need Chromium, and none could be found or installed. Install Chromium ' +
      'or Chrome, or set CLAIMBENCH_BROWSER to the path of its executable, and run npm test again.',
  );
}
