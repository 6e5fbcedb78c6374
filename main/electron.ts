/** The desktop program, from start to end. Each step is a file of `electron/`. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, session } from 'electron';
import { projectArgument } from './electron/arguments.ts';
import { guardContents } from './electron/contents.ts';
import { Desk } from './electron/desk.ts';
import { offerDialogs, pickFolder } from './electron/dialogs.ts';
import { setMenu } from './electron/menu.ts';
import { denyPermissions } from './electron/permissions.ts';
import { registerScheme, serveScheme } from './electron/scheme.ts';
import { sessionsIn } from './electron/session.ts';
import { outliveFileLimit } from './file-limit.ts';
import { findHome } from './home.ts';

outliveFileLimit();
const home = findHome(process.env);
const desk = new Desk({
  home,
  folder: dirname(fileURLToPath(import.meta.url)),
  openSession: sessionsIn(home, (error) => process.stderr.write(`${String(error)}\n`)),
});

async function chooseProject(): Promise<void> {
  const chosen = desk.window && (await pickFolder(desk.window));
  if (chosen) await desk.open(chosen);
}

async function start(): Promise<void> {
  let asked = projectArgument(process.argv, app.isPackaged, process.cwd());
  let open = (project: string): void => {
    asked = project;
  };
  // macOS tells of a double-clicked file by an event, and may do so before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('second-instance', (_event, argv, cwd) => {
    desk.focus();
    const project = projectArgument(argv, app.isPackaged, cwd);
    if (project !== null) open(project);
  });
  app.on('window-all-closed', () => {
    if (!desk.isSwitching) app.quit();
  });
  app.on('will-quit', (event) => {
    if (!desk.isOpen) return;
    // Held until everything is on disk; then quit anew.
    event.preventDefault();
    void desk.close().finally(() => app.quit());
  });

  await app.whenReady();
  denyPermissions(session.defaultSession);
  serveScheme(() => desk.handler);
  offerDialogs(() => desk.window);
  setMenu({ window: () => desk.window, openProject: () => void chooseProject() });
  await desk.open(asked);
  open = (project) => void desk.open(project);
}

// The profile lives under the home, and with it the lock: one instance for each home.
mkdirSync(home.desktopProfile, { recursive: true });
app.setPath('userData', home.desktopProfile);
registerScheme();
guardContents();
if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron is ready only after this module has run to its end.
  start().catch((error: unknown) => {
    dialog.showErrorBox('Claimbench cannot start', String(error));
    app.exit(1);
  });
} else app.quit();
