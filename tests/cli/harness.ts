/** The command line in this process, in a folder of its own: arguments in, code and texts out. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { run } from '../../main/cli/run.ts';

export const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Desk {
  /** Everything a test makes lies in here. */
  readonly folder: string;
  readonly at: (...names: string[]) => string;
  readonly run: (...argv: string[]) => Promise<Ran>;
  /** Runs with `--json`, expects exit 0, and parses what was printed. */
  readonly json: <T>(shape: z.ZodType<T>, ...argv: string[]) => Promise<T>;
  readonly close: () => Promise<void>;
}

export async function openDesk(settings: { stopped?: () => Promise<void> } = {}): Promise<Desk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'claimbench-cli-'));
  const runHere = async (...argv: string[]): Promise<Ran> => {
    let out = '';
    let err = '';
    const code = await run(argv, {
      out: (text) => (out += text),
      err: (text) => (err += text),
      now: Date.now,
      newId: v7,
      env: { CLAIMBENCH_HOME: path.join(folder, 'home') },
      cwd: folder,
      stopped: settings.stopped ?? (() => Promise.resolve()),
    });
    return { code, out, err };
  };
  return {
    folder,
    at: (...names) => path.join(folder, ...names),
    run: runHere,
    json: async (shape, ...argv) => {
      const { code, out, err } = await runHere(...argv, '--json');
      if (code !== 0) throw new Error(`claimbench ${argv.join(' ')} ended with ${code}: ${err}`);
      return shape.parse(JSON.parse(out));
    },
    close: () => rm(folder, { recursive: true }),
  };
}

/** Names and SHA-256 of all files below `folder`: equal before and after means byte-identical. */
export async function treeOf(folder: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    tree[name] = entry.isFile()
      ? createHash('sha256')
          .update(await readFile(file))
          .digest('hex')
      : 'folder';
  }
  return tree;
}
