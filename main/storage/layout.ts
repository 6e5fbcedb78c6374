/** Where things lie in a project folder. Paths are relative to it, with forward slashes. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

export const PROJECT_FILE = 'project.json';
export const LINKS_FILE = 'links.json';
export const JOURNAL_FILE = 'journal.jsonl';
export const LOCK_FILE = 'lock';
/** Derived, rebuilt whenever it does not fit: never the truth. */
export const INDEX_FILE = 'index.json';
export const ARTICLES = 'articles';
export const ANNOTATIONS = 'annotations';
export const RAW = 'raw';
export const BACKUPS = 'backups';
/** Copies of the snapshots as last and as second to last written. */
export const LATEST = `${BACKUPS}/latest`;
export const PREVIOUS = `${BACKUPS}/previous`;

export const articleFile = (id: string): string => `${ARTICLES}/${id}.json`;
export const annotationsFile = (id: string): string => `${ANNOTATIONS}/${id}.json`;
export const rawFile = (sha256: string): string => `${RAW}/${sha256}`;

/**
 * Ids become file names, so only letters, digits, `-`, `_` and inner dots pass: no separators, no
 * `..`, no hidden files, nothing Windows takes for a device or for another file's name.
 */
const SAFE_ID = /^[0-9A-Za-z_-][0-9A-Za-z._-]{0,119}$/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

export const isSafeId = (id: string): boolean =>
  SAFE_ID.test(id) &&
  !id.includes('..') &&
  !id.endsWith('.') &&
  !DEVICE.test(id) &&
  // As a key of the index it would vanish.
  id !== '__proto__';

/** Every folder of a project, in an order in which they can be made. */
const FOLDERS = [
  ARTICLES,
  ANNOTATIONS,
  RAW,
  BACKUPS,
  ...[LATEST, PREVIOUS].flatMap((mirror) => [
    mirror,
    `${mirror}/${ARTICLES}`,
    `${mirror}/${ANNOTATIONS}`,
  ]),
];

export async function makeFolders(root: string): Promise<void> {
  for (const folder of FOLDERS) await mkdir(join(root, folder), { recursive: true });
}
