/** Which project a host shows: the one it was asked for, else the demo. */
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { err, ok, type Result } from '../shared/result.ts';
import { ensureDemo } from './demo.ts';
import { seedsFolder } from './dist-folder.ts';
import { importFiles } from './files/import.ts';
import { readSettings, type Home } from './home.ts';
import { ensureProject } from './new-project.ts';
import type { Store, StoreOptions } from './storage/port.ts';
import { openStore } from './storage/open-store.ts';

const BUNDLE = '.claimbundle';

/** A bundle is opened as the project it holds: unpacked beside it, the first time. */
async function unpack(bundle: string, home: Home, options: StoreOptions): Promise<Result<string>> {
  const title = basename(bundle, extname(bundle));
  const place = join(dirname(bundle), `${title}.claimbench`);
  const fill = async (store: Store): Promise<Result<unknown>> => {
    const source = { name: bundle, bytes: await readFile(bundle) };
    const { annotator = userInfo().username } = await readSettings(home);
    const { now, newId } = options;
    const imported = await importFiles(store, [source], { annotator, meta: {}, now, newId });
    const rejected = imported.ok ? imported.value.rejected[0] : undefined;
    return rejected ? err('bad-bundle', `${rejected.file}: ${rejected.reason}`) : imported;
  };
  const made = await ensureProject(place, title, fill, options);
  return made.ok ? ok(place) : made;
}

/** @param project a project folder or a bundle, or null for the demo project */
export async function openProject(
  project: string | null,
  home: Home,
  options: StoreOptions,
): Promise<Result<Store>> {
  let place: Result<string> = ok(project === null ? home.demo : resolve(project));
  if (project === null) {
    const demo = await ensureDemo(home.demo, seedsFolder(), options);
    if (!demo.ok) return demo;
  } else if (extname(project).toLowerCase() === BUNDLE) {
    place = await unpack(resolve(project), home, options);
  }
  return place.ok ? openStore(place.value, options) : place;
}
