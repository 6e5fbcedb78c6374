/** What electron-builder needs to find in Electron's place. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Marks the fuse wire in Electron's binary: see `@electron/fuses`, `constants.ts`. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_VERSION = 1;
/** Every fuse of the current Electron, none of them as the package wants it. */
const WIRE = '101101011';

/** @returns `folder`, which then holds the stub */
export async function packageStub(folder: string): Promise<string> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(`#!/bin/sh\n# ${SENTINEL}`),
    Buffer.from([FUSE_VERSION, WIRE.length]),
    Buffer.from(`${WIRE}\n`),
  ]);
  await writeFile(join(folder, 'electron'), wire);
  await chmod(join(folder, 'electron'), 0o755);
  const electron: unknown = JSON.parse(
    await readFile(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8'),
  );
  const version = (electron as { readonly version: string }).version;
  await writeFile(join(folder, 'version'), version);
  return folder;
}
