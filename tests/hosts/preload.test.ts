/** All the page gets of Electron, and what it can do with it. */
import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Desktop } from '../../shared/contract.ts';

class FakeIpc extends EventEmitter {
  readonly invoked: unknown[][] = [];
  invoke(...message: unknown[]): Promise<unknown> {
    this.invoked.push(message);
    return Promise.resolve('/picked');
  }
}

let ipcRenderer: FakeIpc;
let exposed: Map<string, unknown>;

beforeEach(async () => {
  ipcRenderer = new FakeIpc();
  exposed = new Map();
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown) => exposed.set(name, value),
  };
  vi.resetModules();
  vi.doMock('electron', () => ({ contextBridge, ipcRenderer }));
  await import('../../main/preload.ts');
});

const desktop = (): Desktop => exposed.get('claimbench') as Desktop;

test('exactly three functions are exposed, under one name', () => {
  expect([...exposed.keys()]).toEqual(['claimbench']);
  expect(Object.keys(desktop()).sort()).toEqual(['onMenu', 'pickFolder', 'pickSavePath']);
  expect(Object.values(desktop()).every((value) => typeof value === 'function')).toBe(true);
});

test('the menu’s actions reach the page by id only, until it stops hearing', () => {
  const heard: unknown[][] = [];
  const stop = desktop().onMenu((...given) => heard.push(given));
  ipcRenderer.emit('menu', { sender: 'an Electron object' }, 'history.undo');
  stop();
  ipcRenderer.emit('menu', {}, 'history.redo');
  expect(heard).toEqual([['history.undo']]);
  expect(ipcRenderer.listenerCount('menu')).toBe(0);
});

test('the pickers send what they are for and nothing that the page could choose', async () => {
  expect(await desktop().pickFolder()).toBe('/picked');
  await desktop().pickSavePath('export.jsonl');
  expect(ipcRenderer.invoked).toEqual([['pick-folder'], ['pick-save-path', 'export.jsonl']]);
});
