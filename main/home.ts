/** The user's data folder: settings, where each project's screen was, the demo project. */
import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import envPaths from 'env-paths';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

export interface Home {
  readonly root: string;
  /** The demo project's folder. */
  readonly demo: string;
  /** The browser host's own browser profile. */
  readonly browserProfile: string;
  /** Electron's own profile. */
  readonly desktopProfile: string;
  /** Where exports go unless another place is chosen. */
  readonly exports: string;
}

const settingsSchema = z.looseObject({
  /** Name of whoever works here, as given. */
  annotator: z.string().exactOptional(),
  /** Where the window was, in the system's screen units. */
  window: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
    .exactOptional(),
});
export type Settings = z.infer<typeof settingsSchema>;

const viewFileSchema = z.record(z.string(), z.unknown());

/** `CLAIMBENCH_HOME`, or the data folder the system has for programs. */
export function findHome(env: NodeJS.ProcessEnv): Home {
  const chosen = env['CLAIMBENCH_HOME'];
  const root = chosen ? resolve(chosen) : envPaths('Claimbench', { suffix: '' }).data;
  return {
    root,
    demo: join(root, 'demo.claimbench'),
    browserProfile: join(root, 'browser'),
    desktopProfile: join(root, 'desktop'),
    exports: chosen ? join(root, 'exports') : join(homedir(), 'Claimbench exports'),
  };
}

/** Settings and views are conveniences: a file that cannot be read counts as an empty one. */
async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFileAtomic(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
}

export const readSettings = async (home: Home): Promise<Settings> =>
  (await readJson(join(home.root, 'settings.json'), settingsSchema)) ?? {};

/** Changes the given settings and keeps all others. */
export async function changeSettings(home: Home, change: Settings): Promise<void> {
  await writeJson(home.root, 'settings.json', { ...(await readSettings(home)), ...change });
}

/** Views belong to a place on this machine, not to the project: a moved project starts afresh. */
const viewFile = (project: string): string =>
  `${createHash('sha256').update(resolve(project)).digest('hex').slice(0, 32)}.json`;

const viewsFolder = (home: Home): string => join(home.root, 'views');

export const readView = async (home: Home, project: string): Promise<Record<string, unknown>> =>
  (await readJson(join(viewsFolder(home), viewFile(project)), viewFileSchema)) ?? {};

export const writeView = (
  home: Home,
  project: string,
  view: Readonly<Record<string, unknown>>,
): Promise<void> => writeJson(viewsFolder(home), viewFile(project), view);
