/** The fixtures every spec starts from. */
import path from 'node:path';
import { test as base } from '@playwright/test';
import { startBrowserHost, type Host } from './browser-host.ts';
import { startElectronHost } from './electron-host.ts';
import { makePlace, makeTemplate, removeFolder, type Place } from './project.ts';
import { Workbench } from './workbench.ts';

export interface HostOptions {
  /** Which of the two hosts shows the workbench. */
  readonly host: 'browser' | 'electron';
}

interface Shared extends HostOptions {
  /** A project with the five seed articles, once a worker. */
  readonly template: string;
}

interface Own {
  readonly place: Place;
  /**
   * Starts the program on the test's project, another one, or (null) the demo project. What still
   * runs at the end is ended.
   */
  readonly start: (project?: string | null) => Promise<Host>;
  /** The program, started, with one window. */
  readonly workbench: Workbench;
}

export const test = base.extend<Own, Shared>({
  host: ['browser', { option: true, scope: 'worker' }],
  template: [
    // Playwright reads off the pattern which fixtures this one needs.
    async ({ host: _host }, use) => {
      const template = await makeTemplate();
      await use(template);
      await removeFolder(path.dirname(template));
    },
    { scope: 'worker' },
  ],
  place: async ({ template }, use) => {
    const place = await makePlace(template);
    await use(place);
    await removeFolder(path.dirname(place.project));
  },
  start: async ({ host, browser, place }, use) => {
    const started: Host[] = [];
    await use(async (project = place.project) => {
      const running =
        host === 'electron'
          ? await startElectronHost(place.home, project)
          : await startBrowserHost(place.home, project, browser);
      started.push(running);
      return running;
    });
    for (const running of started) await running.kill();
  },
  workbench: async ({ start }, use) => {
    await use(await Workbench.on(await start()));
  },
});

export { expect } from '@playwright/test';
