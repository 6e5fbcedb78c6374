/** Projects the program itself makes: whole or not at all, and never over anything. */
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Result } from '../shared/result.ts';
import type { Store, StoreOptions } from './storage/port.ts';
import { createStore } from './storage/open-store.ts';

/** Younger workshops may be another process's, still at work. */
const ABANDONED_MS = 60 * 60 * 1000;

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function fillDraft(
  draft: string,
  title: string,
  fill: (store: Store) => Promise<Result<unknown>>,
  options: StoreOptions,
): Promise<Result<unknown>> {
  const created = await createStore(draft, { title }, options);
  if (!created.ok) return created;
  try {
    return await fill(created.value);
  } finally {
    await created.value.close();
  }
}

async function sweep(folder: string, prefix: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const old = join(folder, name);
    if (name.startsWith(prefix) && (await stat(old)).mtimeMs < now - ABANDONED_MS)
      await rm(old, { recursive: true, force: true });
  }
}

/**
 * Makes a project at `place` unless something is there already.
 *
 * It is filled beside its place and renamed, so a crash leaves no half of one; what a crash does
 * leave beside it is nobody's work and goes with a later making.
 */
export async function ensureProject(
  place: string,
  title: string,
  fill: (store: Store) => Promise<Result<unknown>>,
  options: StoreOptions,
): Promise<Result<true>> {
  if (await isThere(place)) return ok(true);
  const folder = dirname(place);
  const prefix = `.${basename(place)}.making-`;
  await mkdir(folder, { recursive: true });
  await sweep(folder, prefix, options.now());
  const workshop = await mkdtemp(join(folder, prefix));
  try {
    const draft = join(workshop, basename(place));
    const filled = await fillDraft(draft, title, fill, options);
    if (!filled.ok) return filled;
    await rename(draft, place);
    return ok(true);
  } catch (error) {
    // Another process made it meanwhile: theirs is as good.
    if (await isThere(place)) return ok(true);
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
