import type { MenuItemConstructorOptions } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { actionsFor } from '../../renderer/actions/registry.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import { FakeElectron, FakeWindow } from './fake-electron.ts';

let fake: FakeElectron;
let window: FakeWindow;
const openProject = vi.fn();

beforeEach(() => {
  fake = new FakeElectron();
  window = new FakeWindow(fake, {});
  openProject.mockReset();
  vi.resetModules();
  vi.doMock('electron', () => fake.module());
});

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

async function itemsOn(platform: NodeJS.Platform): Promise<MenuItemConstructorOptions[]> {
  const { menuTemplate } = await import('../../main/electron/menu.ts');
  return flat(menuTemplate({ window: () => window as never, openProject }, platform));
}

const click = (item: MenuItemConstructorOptions | undefined): void =>
  item?.click?.(undefined as never, undefined, undefined as never);

test('every action the menu names is one of the page’s, and is heard there', async () => {
  const known = actionsFor(defaultCodebook('000000000-0000-test')).map(({ id }) => id);
  for (const item of await itemsOn('linux')) if (item.label !== 'Open Project…') click(item);
  const sent = window.webContents.sent;
  expect(sent.map(([channel]) => channel)).toEqual(sent.map(() => 'menu'));
  const ids = sent.map(([, id]) => id);
  expect(ids).toContain('history.undo');
  expect(ids.filter((id) => !known.includes(String(id)))).toEqual([]);
});

test('keys that the page hears itself are shown, not taken', async () => {
  const taken = (await itemsOn('linux')).filter(
    ({ accelerator, registerAccelerator }) => accelerator && registerAccelerator !== false,
  );
  expect(taken.map(({ label }) => label)).toEqual(['Open Project…']);
  click(taken[0]);
  expect(openProject).toHaveBeenCalledOnce();
});

test('each platform has its own entries, and none reloads the page or opens developer tools', async () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const roles = (await itemsOn(platform)).flatMap(({ role }) => role ?? []);
    expect(roles.includes('appMenu')).toBe(platform === 'darwin');
    expect(roles).toContain(platform === 'darwin' ? 'close' : 'quit');
    expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'zoomIn']));
    for (const role of ['reload', 'forceReload', 'toggleDevTools'])
      expect(roles).not.toContain(role);
  }
});
