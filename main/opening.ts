/** Which project a host shows: the one it was asked for, else the demo. */
import { resolve } from 'node:path';
import type { Result } from '../shared/result.ts';
import { ensureDemo } from './demo.ts';
import { seedsFolder } from './dist-folder.ts';
import type { Home } from './home.ts';
import type { Store, StoreOptions } from './storage/port.ts';
import { openStore } from './storage/project-store.ts';

/** @param project a project folder, or null for the demo project */
export async function openProject(
  project: string | null,
  home: Home,
  options: StoreOptions,
): Promise<Result<Store>> {
  if (project === null) {
    const demo = await ensureDemo(home.demo, seedsFolder(), options);
    if (!demo.ok) return demo;
  }
  return openStore(project === null ? home.demo : resolve(project), options);
}
