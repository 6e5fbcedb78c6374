/** Bytes as imported, each once, in a file named by its SHA-256. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawSource } from '../../shared/model/article.ts';
import { ok, type Result } from '../../shared/result.ts';
import { isMissing, notSaved } from './disk-error.ts';
import { writeDurably } from './durable-file.ts';
import { rawFile } from './layout.ts';

/** Lower-case hex. */
export const sha256Of = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

const isSha256 = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

export async function writeRaw(
  root: string,
  bytes: Uint8Array,
  file: string,
  encoding: string,
): Promise<Result<RawSource>> {
  const sha256 = sha256Of(bytes);
  const path = join(root, rawFile(sha256));
  try {
    if ((await sizeOf(path)) !== bytes.length) await writeDurably(path, Buffer.from(bytes));
    return ok({ sha256, file, encoding });
  } catch (error) {
    return notSaved(error, rawFile(sha256));
  }
}

/** Null when there is no such file. @throws other system errors */
export async function readRaw(root: string, sha256: string): Promise<Buffer | null> {
  if (!isSha256(sha256)) return null;
  try {
    return await readFile(join(root, rawFile(sha256)));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
