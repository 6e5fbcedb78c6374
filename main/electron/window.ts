/**
 * The one window. Checklist: “Do not enable Node.js integration”, “Enable context isolation”,
 * “Enable process sandboxing”, “Do not disable webSecurity”. The page's policy is in its headers.
 */
import { join } from 'node:path';
import { BrowserWindow, screen, type Rectangle } from 'electron';
import { PAGE } from './scheme.ts';

const SIZE = { width: 1280, height: 860 };
const SMALLEST = { minWidth: 480, minHeight: 400 };

/** A screen may be gone since: bounds that no screen shows are forgotten. */
function visible(bounds: Rectangle | undefined): Rectangle | typeof SIZE {
  if (!bounds) return SIZE;
  const { workArea } = screen.getDisplayMatching(bounds);
  const isInView =
    bounds.x < workArea.x + workArea.width &&
    workArea.x < bounds.x + bounds.width &&
    bounds.y >= workArea.y &&
    bounds.y < workArea.y + workArea.height;
  return isInView ? bounds : SIZE;
}

/**
 * @param folder where the bundled preload is
 * @param bounds where the window was, if it was ever open
 */
export function createWindow(folder: string, bounds: Rectangle | undefined): BrowserWindow {
  const window = new BrowserWindow({
    ...visible(bounds),
    ...SMALLEST,
    show: false,
    title: 'Claimbench',
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Articles are read, not written; and a dictionary would be fetched from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  // A failure to load shows as the page Chromium makes of it, not as a rejection here.
  window.loadURL(PAGE).catch(() => window.show());
  return window;
}
