/** Projects for the specs: made by the built command line, in temporary folders. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const SEEDS = path.join(ROOT, 'seeds');
const CLI = path.join(ROOT, 'dist', 'main', 'cli.js');
const run = promisify(execFile);

/** Whoever works in the specs; the name dialog has a spec of its own. */
export const ANALYST = 'Ada Reader';

/** The command line's standard output; throws, with its message, where it refuses. */
export async function claimbench(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [CLI, ...args], { cwd: ROOT });
  return stdout;
}

export interface ListedArticle {
  readonly id: string;
  readonly title: string;
  readonly length: number;
}

export interface ListedAnnotation {
  readonly id: string;
  readonly articleTitle: string;
  readonly label: string;
  readonly quote: string;
  readonly annotator: string;
}

export const listArticles = async (project: string): Promise<ListedArticle[]> =>
  JSON.parse(await claimbench('list', project, '--articles', '--json')) as ListedArticle[];

export const listAnnotations = async (project: string): Promise<ListedAnnotation[]> =>
  JSON.parse(await claimbench('list', project, '--annotations', '--json')) as ListedAnnotation[];

export interface Place {
  /** `CLAIMBENCH_HOME`. */
  readonly home: string;
  /** The project folder. */
  readonly project: string;
  /** For files of the test's own. */
  readonly files: string;
}

const temporary = (name: string): Promise<string> =>
  mkdtemp(path.join(tmpdir(), `claimbench-${name}-`));

/** A project with the five seed articles, to be copied: importing once is enough. */
export async function makeTemplate(): Promise<string> {
  const folder = path.join(await temporary('template'), 'seeds.claimbench');
  await claimbench('new', folder, '--title', 'Seeds');
  await claimbench('import', folder, SEEDS);
  return folder;
}

export async function makePlace(template: string): Promise<Place> {
  const folder = await temporary('e2e');
  const [home, project, files] = ['home', 'seeds.claimbench', 'files'].map((name) =>
    path.join(folder, name),
  ) as [string, string, string];
  await Promise.all([mkdir(home), mkdir(files), cp(template, project, { recursive: true })]);
  await writeFile(path.join(home, 'settings.json'), JSON.stringify({ annotator: ANALYST }));
  return { home, project, files };
}

export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true });
