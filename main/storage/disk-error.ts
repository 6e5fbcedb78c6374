/** What went wrong with the disk, in words an analyst can act on. */
import { NOT_SAVED } from '../../shared/contract.ts';
import { err, type Err } from '../../shared/result.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EFBIG: 'the file would grow beyond the size allowed here',
  EROFS: 'the disk can only be read',
  EACCES: 'there is no permission to write here',
  EPERM: 'the system does not permit it',
  EIO: 'the disk reports a fault',
  ENOENT: 'the folder or file is not there any more',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'a folder is in the place of the file',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EBUSY: 'another program holds the file',
  ETIMEDOUT: 'the network drive does not answer',
  ESTALE: 'the network drive was disconnected',
};

/** The code of a Node system error, or null for anything else. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** `the disk is full (ENOSPC)`; unknown errors speak for themselves. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  const words = code === null ? undefined : REASONS[code];
  if (words !== undefined) return `${words} (${code})`;
  return error instanceof Error ? error.message : String(error);
}

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** The refusal that says: by the disk, not by the rules; try again. */
export const notSaved = (error: unknown, file: string): Err =>
  err(NOT_SAVED, `Not saved: ${reasonOf(error)}. Your work is kept here and tried again.`, {
    file,
  });
