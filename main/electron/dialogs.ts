/** The folder and file pickers. Checklist: “Validate the sender of all IPC messages”. */
import { BrowserWindow, dialog, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from './channels.ts';
import { isOurs } from './scheme.ts';

const FOLDER = { properties: ['openDirectory', 'createDirectory'] } as const;

function windowOf(event: IpcMainInvokeEvent): BrowserWindow | null {
  const isTopPage = event.senderFrame !== null && event.senderFrame.parent === null;
  if (!isTopPage || !isOurs(event.senderFrame.url)) return null;
  return BrowserWindow.fromWebContents(event.sender);
}

export async function pickFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: [...FOLDER.properties] });
  return filePaths[0] ?? null;
}

async function pickSavePath(window: BrowserWindow, defaultPath: string): Promise<string | null> {
  const { filePath } = await dialog.showSaveDialog(window, { defaultPath });
  return filePath || null;
}

export function offerDialogs(): void {
  ipcMain.handle(CHANNELS.pickFolder, (event) => {
    const window = windowOf(event);
    return window ? pickFolder(window) : null;
  });
  ipcMain.handle(CHANNELS.pickSavePath, (event, defaultPath: unknown) => {
    const window = windowOf(event);
    return window && typeof defaultPath === 'string' ? pickSavePath(window, defaultPath) : null;
  });
}
