/** Python's standard library as a reader of our exports; not every machine has it. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const PYTHON = 'python3';

/** Why tests that need Python are skipped, or null where it is there. */
export function noPython(): string | null {
  const { status } = spawnSync(PYTHON, ['--version']);
  if (status === 0) return null;
  const reason = `${PYTHON} is not on this machine: exports are not read by it`;
  console.warn(`Skipped: ${reason}`);
  return reason;
}

/** What `script`, a file beside this one or one with its full path, prints as JSON. */
export function printedBy(script: string, ...args: readonly string[]): unknown {
  const file = path.resolve(import.meta.dirname, script);
  const { status, stdout, stderr } = spawnSync(PYTHON, [file, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout);
}
