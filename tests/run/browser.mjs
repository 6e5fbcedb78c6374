/** A Chromium for the end-to-end tests: found, or else installed. */
import { existsSync } from 'node:fs';
import { answers, MINUTE, tool } from './process.mjs';
import { inPath, installPackage } from './system-package.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];
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
  await installPackage('chromium');
  const packaged = await findBrowser();
  if (packaged) return packaged;
  throw new Error(
    'The end-to-end tests need Chromium, and none could be found or installed. Install Chromium ' +
      'or Chrome, or set CLAIMBENCH_BROWSER to the path of its executable, and run npm test again.',
  );
}
