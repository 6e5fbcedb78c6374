/** Files as other tools write them: written for the tests, after those tools' own code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TextFile } from '../../shared/codecs/codec.ts';

const REAL = path.join(import.meta.dirname, 'real');

/** All files of `real/<folder>`. */
export const realFiles = (folder: string): TextFile[] =>
  readdirSync(path.join(REAL, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: path.relative(path.join(REAL, folder), file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }));
