/** Writing whole files so that a crash leaves the old one or the new one, never a part. */
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { codeOf } from './disk-error.ts';

/** Makes a rename or unlink in `folder` last. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems cannot sync folders; their rename is as durable as they make it.
    if (codeOf(error) !== 'EINVAL') throw error;
  } finally {
    await handle.close();
  }
}

/**
 * Temp file, fsync, rename; the folder is left to the caller, who may have more to put into it.
 * The size is checked afterwards, because write-file-atomic passes over a short write, which is
 * what a filling disk gives.
 * @param fsync false for copies that nothing depends on
 */
export async function replaceFile(
  file: string,
  content: string | Buffer,
  { fsync = true }: { readonly fsync?: boolean } = {},
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  await mkdir(dirname(file), { recursive: true });
  await writeFileAtomic(file, bytes, { fsync });
  const { size } = await stat(file);
  if (size !== bytes.length) {
    const short = `only ${size} of ${bytes.length} bytes were written`;
    throw Object.assign(new Error(short), { code: 'ENOSPC' });
  }
}

/** `replaceFile`, then fsync of the folder: it lasts from here on. */
export async function writeDurably(file: string, content: string | Buffer): Promise<void> {
  await replaceFile(file, content);
  await syncFolder(dirname(file));
}
