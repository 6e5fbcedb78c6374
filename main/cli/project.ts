/** Opening the project a command names, and letting it go again whatever happens. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Store } from '../storage/port.ts';
import { openStore } from '../storage/open-store.ts';
import { say, type Answer } from './answer.ts';
import type { Io } from './io.ts';

const howToMake = (name: string): string => `To make one: claimbench new ${JSON.stringify(name)}`;

/** The absolute path of the project folder called `name`, or why there is none. */
export async function projectPlace(name: string, io: Io): Promise<Result<string>> {
  const place = path.resolve(io.cwd, name);
  const refused = (message: string): Result<never> => err('no-project', message, { file: name });
  const found = await stat(place).catch(() => null);
  if (found === null) return refused(`There is no project at ${name}. ${howToMake(name)}`);
  if (!found.isDirectory()) {
    return refused(
      `${name} is a file; a project is a folder. A bundle is brought into a project with: claimbench import <project> ${name}`,
    );
  }
  const head = await stat(path.join(place, 'project.json')).catch(() => null);
  const backups = await stat(path.join(place, 'backups')).catch(() => null);
  return head !== null || backups !== null
    ? ok(place)
    : refused(
        `The folder ${name} holds no Claimbench project (it has no project.json). ${howToMake(name)}`,
      );
}

/**
 * @param access `read` works beside another process that has the project open; `write` is refused
 *   with the store's reason when nothing can be saved.
 */
export async function withProject(
  name: string,
  access: 'read' | 'write',
  io: Io,
  work: (store: Store) => Promise<Result<Answer>>,
): Promise<Result<Answer>> {
  const place = await projectPlace(name, io);
  if (!place.ok) return place;
  const { now, newId } = io;
  const opened = await openStore(place.value, { now, newId }, { readOnly: access === 'read' });
  if (!opened.ok) return opened;
  const store = opened.value;
  try {
    for (const notice of store.notices) say(io, notice);
    if (access === 'write' && store.readOnly !== null)
      return err('read-only', `Nothing can be saved in ${name}: ${store.readOnly}`, { file: name });
    return await work(store);
  } finally {
    await store.close();
  }
}
