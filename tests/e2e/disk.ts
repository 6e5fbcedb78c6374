/**
 * A disk that is full for one process, for real: Linux lets the limit on a running process's files
 * (RLIMIT_FSIZE) be set from outside. Writing past it fails with EFBIG, as writing to a full disk
 * fails with ENOSPC: the first bytes are written, the rest is not.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const CANNOT_FILL_DISK =
  process.platform === 'linux' ? null : 'prlimit, which fills the disk for one process, is Linux’s';

/** From now on no file of `pid` can grow past so many bytes. */
export async function fillDisk(pid: number, bytes: number): Promise<void> {
  await run('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
}

export async function freeDisk(pid: number): Promise<void> {
  await run('prlimit', [`--pid=${pid}`, '--fsize=unlimited:']);
}
