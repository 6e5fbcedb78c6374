/**
 * Reading a store that is to be merged: a project folder, a bundle, or a copy that a file-sync tool
 * left of one of our files. It is never written to.
 */
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { readBundle } from '../../shared/codecs/bundle/bundle.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { MergeSource } from '../../shared/contract.ts';
import { mergeFlaw } from '../../shared/merge/flaws.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { reasonOf } from '../storage/disk-error.ts';
import {
  ANNOTATIONS,
  ARTICLES,
  JOURNAL_FILE,
  LINKS_FILE,
  PROJECT_FILE,
} from '../storage/layout.ts';
import { openStore } from '../storage/open-store.ts';
import type { StoreOptions } from '../storage/port.ts';
import type { SyncCopy } from '../storage/sync-copy.ts';
import { decode } from './decode.ts';
import { findSyncCopies, readSyncCopy } from './sync-copies.ts';

export interface ReadSource {
  /** As chosen. */
  readonly name: string;
  readonly dataset: Dataset;
}

/** A larger bundle would not fit into the memory of a small machine; folders are read file by file. */
export const MAX_BUNDLE_BYTES = 160 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
/** How often a store that somebody is writing to is read again. */
const ATTEMPTS = 3;

const mega = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} MB`;

function tooLarge(name: string, bytes: number): Result<never> {
  return err(
    'too-large',
    `${name} is ${mega(bytes)}; a bundle of more than ${mega(MAX_BUNDLE_BYTES)} is not read. Merge the project folder that it was made of instead.`,
    { file: name },
  );
}

function fromBundle(name: string, bytes: Uint8Array): Result<Dataset> {
  if (bytes.length > MAX_BUNDLE_BYTES) return tooLarge(name, bytes.length);
  const decoded = decode(name, bytes, { maxBytes: MAX_BUNDLE_BYTES });
  if (!decoded.ok) return decoded;
  return readBundle([{ path: '', text: decoded.value.text }], { name });
}

/** Size and time of everything that an edit or a compaction touches. */
async function stampOf(root: string): Promise<string> {
  const files = [PROJECT_FILE, LINKS_FILE, JOURNAL_FILE];
  for (const folder of [ARTICLES, ANNOTATIONS]) {
    const names = await readdir(path.join(root, folder)).catch(() => []);
    files.push(...names.sort().map((name) => path.join(folder, name)));
  }
  const stamps: string[] = [];
  for (const file of files) {
    const found = await stat(path.join(root, file)).catch(() => null);
    stamps.push(`${file} ${found ? `${found.size} ${found.mtimeMs}` : 'none'}`);
  }
  return stamps.join('\n');
}

async function fromFolder(root: string, options: StoreOptions): Promise<Result<Dataset>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await stampOf(root);
    const store = await openStore(root, options, { readOnly: true });
    // What is half written may look damaged: only of a store at rest is that to be believed.
    const dataset = store.ok ? await store.value.dataset() : store;
    if (store.ok) await store.value.close();
    if (before === (await stampOf(root))) return dataset;
  }
  return err(
    'busy-store',
    `${root} was being written to while it was read. Close it in the other Claimbench, or wait until it is synchronised, then try again. Nothing was changed.`,
    { file: root },
  );
}

/** The copy of a file of ours that lies at `place`, if it is one. */
async function syncCopyAt(own: string, place: string): Promise<SyncCopy | undefined> {
  const inside = path.relative(own, path.resolve(place)).replaceAll(path.sep, '/');
  if (inside.startsWith('..') || path.isAbsolute(inside)) return undefined;
  return (await findSyncCopies(own)).find((copy) => copy.path === inside);
}

async function read(
  source: MergeSource,
  own: string | null,
  options: StoreOptions,
): Promise<Result<Dataset>> {
  if ('base64' in source) return fromBundle(source.name, Buffer.from(source.base64, 'base64'));
  const { path: place } = source;
  try {
    const found = await stat(place);
    if (found.isDirectory()) return await fromFolder(place, options);
    const copy = own === null ? undefined : await syncCopyAt(own, place);
    if (own !== null && copy) return await readSyncCopy(own, copy);
    if (found.size > MAX_BUNDLE_BYTES) return tooLarge(place, found.size);
    return fromBundle(place, await readFile(place));
  } catch (error) {
    return err(
      'unreadable',
      `${place} could not be read: ${reasonOf(error)}. Choose a project folder or a bundle.`,
      { file: place },
    );
  }
}

/**
 * @param own the project that it is to be merged into; null: none, it is only looked at
 * Refusals: `same-store`, `unreadable`, `too-large`, `busy-store`, `bad-store`, those of opening a
 * store and of reading a bundle; each names the file, and nothing is changed.
 */
export async function readMergeSource(
  source: MergeSource,
  own: string | null,
  options: StoreOptions,
): Promise<Result<ReadSource>> {
  const name = 'path' in source ? source.path : source.name;
  if ('path' in source && own !== null && path.resolve(source.path) === path.resolve(own))
    return err(
      'same-store',
      `${name} is the project that is open here. Choose another copy of it.`,
      { file: name },
    );
  const dataset = await read(source, own, options);
  if (!dataset.ok) return dataset;
  const flaw = mergeFlaw(dataset.value, options.now());
  return flaw === null
    ? ok({ name, dataset: dataset.value })
    : err('bad-store', `${name} cannot be merged: ${flaw}. Nothing was changed.`, { file: name });
}
