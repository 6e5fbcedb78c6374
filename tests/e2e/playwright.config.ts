import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronBinary } from '../../main/start/electron.mjs';
import { findBrowser } from '../run/browser.mjs';
import type { HostOptions } from './fixtures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECOND = 1000;

/** Without one, Playwright says how its own is installed; `npm test` does that by itself. */
const browser = await findBrowser();
const electron = electronBinary(ROOT, process.env);

export default defineConfig<object, HostOptions>({
  testDir: '.',
  outputDir: path.join(ROOT, 'test-results', 'e2e'),
  // Two cores everywhere; specs share nothing, each has its own project, host and profile.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes only the second time has found something.
  retries: 0,
  timeout: 120 * SECOND,
  expect: { timeout: 10 * SECOND },
  reporter: [['list'], ['json', { outputFile: path.join(ROOT, 'test-results/playwright.json') }]],
  use: {
    viewport: { width: 1440, height: 900 },
    // Without a picture of the page at every key: the specs press thousands, and it takes half the time.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false, sources: true },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser === null ? {} : { executablePath: browser }),
      args: ['--disable-gpu', '--disable-quic'],
    },
  },
  projects: [
    { name: 'chromium', use: { host: 'browser' } },
    { name: 'editor', testDir: path.join(ROOT, 'tests', 'editor-page') },
    // Specs about several windows and about the loopback host's process have no place in Electron.
    ...(electron === null
      ? []
      : [{ name: 'electron', use: { host: 'electron' as const }, grepInvert: /@browser-host/ }]),
  ],
});
