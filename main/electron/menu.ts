/** The native menu: the platform's own entries, and actions of the page by their ids. */
import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import { CHANNELS } from './channels.ts';

export interface MenuTargets {
  readonly window: () => BrowserWindow | null;
  readonly openProject: () => void;
}

export function menuTemplate(
  { window, openProject }: MenuTargets,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  /** The page hears the keys itself; the menu shows them and must not act on them again. */
  const action = (label: string, id: string, keys?: string): MenuItemConstructorOptions => ({
    label,
    click: () => window()?.webContents.send(CHANNELS.menu, id),
    ...(keys === undefined ? {} : { accelerator: keys, registerAccelerator: false }),
  });
  const rule: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open Project…', accelerator: 'CmdOrCtrl+Shift+O', click: openProject },
        rule,
        action('Add Articles…', 'dialog.add-articles', 'CmdOrCtrl+O'),
        action('Merge a Copy…', 'review.merge', 'CmdOrCtrl+Shift+M'),
        action('Export…', 'dialog.export', 'CmdOrCtrl+E'),
        rule,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        action('Undo', 'history.undo', 'CmdOrCtrl+Z'),
        action('Redo', 'history.redo', 'CmdOrCtrl+Shift+Z'),
        rule,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        action('Read', 'screen.read', 'Alt+1'),
        action('Search', 'screen.search', 'Alt+2'),
        action('Problems', 'screen.problems', 'Alt+3'),
        action('Codebook', 'screen.codebook', 'Alt+4'),
        action('Review', 'screen.review', 'Alt+5'),
        action('Data', 'screen.data', 'Alt+6'),
        rule,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        rule,
        { role: 'togglefullscreen' },
      ],
    },
    {
      label: '&Session',
      submenu: [
        action('Begin or Sum Up…', 'session.open', 'F9'),
        action('Done, Next', 'session.done-next', 'CmdOrCtrl+Shift+Enter'),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [action('All Keys', 'dialog.keys', 'F1'), action('All Commands', 'dialog.palette')],
    },
  ];
}

export const setMenu = (targets: MenuTargets): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(targets, process.platform)));
