/** A codebook file that a command names: read as UTF-8, in any format of `shared/codebook`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '../../shared/codecs/refusal.ts';
import type { CodebookFormat, ReadCodebook } from '../../shared/codebook/format.ts';
import { detectCodebook } from '../../shared/codebook/formats.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { ok, type Result } from '../../shared/result.ts';
import { fileReason } from './file-reason.ts';
import type { Io } from './io.ts';

/** No codebook is larger; bytes. */
const MOST = 16 * 1024 * 1024;

async function textOf(file: string, io: Io): Promise<Result<string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path.resolve(io.cwd, file));
  } catch (error) {
    return refuse({ file }, fileReason(error), 'no-codebook');
  }
  if (bytes.length > MOST)
    return refuse({ file }, 'it is too large for a codebook', 'bad-codebook');
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse({ file }, 'it is not UTF-8 text; save it as UTF-8', 'bad-codebook');
  }
}

/**
 * @param own the codebook it is read for; null for a new project
 * @param format null: told by the file
 */
export async function codebookFile(
  file: string,
  own: Codebook | null,
  format: CodebookFormat | null,
  io: Io,
): Promise<Result<ReadCodebook>> {
  const text = await textOf(file, io);
  if (!text.ok) return text;
  return (format ?? detectCodebook(text.value, file)).read(text.value, file, own);
}
