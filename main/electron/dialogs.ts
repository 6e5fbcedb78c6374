/** The folder and file pickers. Checklist: “Validate the sender of all IPC messages”. */
import { dialog, ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from './channels.ts';
import { isOurs } from './scheme.ts';

const FOLDER = { properties: ['openDirectory', 'createDirectory'] } as const;

/** The workbench's own page, at the top of our own window. */
function isFromPage({ sender, senderFrame }: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  if (sender !== window.webContents || senderFrame === null) return false;
  return senderFrame.parent === null && isOurs(senderFrame.url);
}

export async function pickFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: [...FOLDER.properties] });
  return filePaths[0] ?? null;
}

async function pickSavePath(window: BrowserWindow, defaultPath: string): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(window, { defaultPath });
  return filePath || null;
}

/** @param current the open window, or null between two projects */
export function offerDialogs(current: () => BrowserWindow | null): void {
  ipcMain.handle(CHANNELS.pickFolder, (event) => {
    const window = current();
    return window && isFromPage(event, window) ? pickFolder(window) : null;
  });
  ipcMain.handle(CHANNELS.pickSavePath, (event, defaultPath: unknown) => {
    const window = current();
    if (!window || !isFromPage(event, window) || typeof defaultPath !== 'string') return null;
    return pickSavePath(window, defaultPath);
  });
}
