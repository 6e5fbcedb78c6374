import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { electronBinary } from '../../main/start/electron.mjs';
import type { HostOptions } from './fixtures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SECOND = 1000;

/** Found by `npm test`; without it Playwright's own is used. */
const browser = process.env.CLAIMBENCH_BROWSER;
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
  timeout: 60 * SECOND,
  expect: { timeout: 10 * SECOND },
  reporter: [['list'], ['json', { outputFile: path.join(ROOT, 'test-results/playwright.json') }]],
  use: {
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
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
