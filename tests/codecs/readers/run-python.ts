/** A script of Python run as its users run it: what it printed, where, and how it ended. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface Ran {
  readonly status: number | null;
  readonly err: string;
}

/** @param modules a folder beside this file that Python takes modules from, too */
export function runPython(args: readonly string[], modules = ''): Ran {
  const { status, stderr } = spawnSync('python3', args, {
    encoding: 'utf8',
    env: {
      ...process.env,
      PYTHONIOENCODING: 'utf-8',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: path.join(import.meta.dirname, modules),
    },
  });
  return { status, err: stderr };
}
