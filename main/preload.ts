/**
 * All that the page gets of Electron: three functions, none of which passes a channel, an event or
 * any Electron object on. Security checklist: “Do not expose Electron APIs to untrusted web content”.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Desktop } from '../shared/contract.ts';
import { CHANNELS } from './electron/channels.ts';

const desktop: Desktop = {
  onMenu: (callback) => {
    const hear = (_event: IpcRendererEvent, action: unknown): void => callback(String(action));
    ipcRenderer.on(CHANNELS.menu, hear);
    return () => {
      ipcRenderer.off(CHANNELS.menu, hear);
    };
  },
  pickFolder: () => ipcRenderer.invoke(CHANNELS.pickFolder),
  pickSavePath: (defaultPath) => ipcRenderer.invoke(CHANNELS.pickSavePath, defaultPath),
};

contextBridge.exposeInMainWorld('claimbench', desktop);
