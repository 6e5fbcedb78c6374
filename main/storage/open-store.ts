/** Making a project folder, and opening one. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Codebook } from '../../shared/model/codebook.ts';
import { createClock } from '../../shared/model/clock.ts';
import { defaultCodebook } from '../../shared/model/default-codebook.ts';
import type { StoreRecord } from '../../shared/model/record.ts';
import { entryOf } from '../../shared/ops/history.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Book } from './book.ts';
import { isMissing, notSaved, reasonOf } from './disk-error.ts';
import { replaceFile, syncFolder, writeDurably } from './durable-file.ts';
import { GIT_FILES } from './git-files.ts';
import { writeIndex } from './index-file.ts';
import { encodeLine } from './journal-line.ts';
import { readJournal } from './journal-read.ts';
import { Journal } from './journal.ts';
import {
  ANNOTATIONS,
  ARTICLES,
  JOURNAL_FILE,
  LINKS_FILE,
  makeFolders,
  PROJECT_FILE,
} from './layout.ts';
import { loadProject, type Loaded } from './load-project.ts';
import { acquireLock, type Lock } from './lock.ts';
import { isChangedOutside, noteSeen, wholeningNotice, wholeningOf } from './outside-change.ts';
import type { Store, StoreOptions } from './port.ts';
import { ProjectStore, type Writer } from './project-store.ts';
import { reportOnly, setAside } from './set-aside.ts';
import { emptyShelf, keyOf, type Shelf } from './shelf.ts';
import { writeSnapshot } from './snapshot.ts';

export interface NewProject {
  readonly title: string;
  /** Absent: the default codebook “News claims”. */
  readonly codebook?: Codebook;
}

/** Letters and digits that no other open store has: the random end of a UUIDv7. */
const nodeOf = (newId: () => string): string =>
  newId()
    .replaceAll(/[^0-9a-zA-Z]/g, '')
    .slice(-12);

async function kindOf(path: string): Promise<'nothing' | 'file' | 'empty folder' | 'folder'> {
  try {
    if (!(await stat(path)).isDirectory()) return 'file';
    return (await readdir(path)).length === 0 ? 'empty folder' : 'folder';
  } catch (error) {
    if (isMissing(error)) return 'nothing';
    throw error;
  }
}

const projectFileOf = (records: readonly StoreRecord[]): Shelf => ({
  ...emptyShelf(),
  records: new Map(records.map((record) => [keyOf(record), record])),
});

/**
 * Makes a project in a new or empty folder and opens it.
 * Refusals: `exists` (something is there already), `not-saved` with the disk's reason.
 */
export async function createStore(
  path: string,
  { title, codebook }: NewProject,
  options: StoreOptions,
): Promise<Result<Store>> {
  const root = resolve(path);
  try {
    const kind = await kindOf(root);
    if (kind === 'file' || kind === 'folder') {
      const why = kind === 'file' ? 'a file is in its place' : 'the folder is not empty';
      const advice = 'Choose another name, or open it if it is a project.';
      return err('exists', `${root} was not made: ${why}. ${advice}`, { file: root });
    }
    const clock = createClock(options.now, nodeOf(options.newId));
    const created = new Date(options.now()).toISOString();
    await mkdir(root, { recursive: true });
    await makeFolders(root);
    for (const [name, text] of Object.entries(GIT_FILES)) await replaceFile(join(root, name), text);
    await writeSnapshot(root, LINKS_FILE, emptyShelf());
    const checkpoint = encodeLine({ checkpoint: { seq: 0, recent: [] } });
    await writeDurably(join(root, JOURNAL_FILE), checkpoint);
    // Last: a folder is a project from the moment this file is in it.
    const project = {
      kind: 'project',
      id: 'project',
      title,
      created,
      clock: clock.tick(),
    } as const;
    const records = [project, codebook ?? defaultCodebook(clock.tick())];
    await writeSnapshot(root, PROJECT_FILE, projectFileOf(records));
    await syncFolder(root);
  } catch (error) {
    return notSaved(error, root);
  }
  return openStore(root, options);
}

/** Temporary files of writes that a crash interrupted: their name is the file's and a number. */
const LEFTOVER = /\.jsonl?\.\d+$/;

async function sweep(root: string): Promise<void> {
  for (const folder of ['', ARTICLES, ANNOTATIONS]) {
    const names = await readdir(join(root, folder));
    for (const name of names.filter((candidate) => LEFTOVER.test(candidate))) {
      await rm(join(root, folder, name), { force: true });
    }
  }
}

async function openJournal(
  root: string,
  loaded: Loaded,
  lock: Lock,
  now: number,
): Promise<{ writer: Writer; notices: string[] }> {
  await makeFolders(root);
  await sweep(root);
  const notices = await setAside(root, loaded, now);
  const file = join(root, JOURNAL_FILE);
  const journal = new Journal(file, await readJournal(file), {
    assertOwned: () => lock.assertOwned(),
  });
  if (loaded.indexIsStale) await writeIndex(root, loaded.index);
  return { writer: { journal, lock }, notices };
}

interface Access {
  readonly lock: Lock | null;
  readonly readOnly: string | null;
}

async function accessTo(root: string, options: StoreOptions, isReader: boolean): Promise<Access> {
  if (isReader) return { lock: null, readOnly: 'This project was opened for reading only.' };
  const outcome = await acquireLock(root, options.newId(), options.now);
  return 'lock' in outcome
    ? { lock: outcome.lock, readOnly: null }
    : { lock: null, readOnly: outcome.refused };
}

interface Ready {
  readonly loaded: Loaded;
  readonly notices: readonly string[];
}

/** What is on disk, made one store first where it came together file by file. */
async function loadWhole(
  root: string,
  lock: Lock | null,
  options: StoreOptions,
): Promise<Result<Ready>> {
  const isChanged = lock !== null && (await isChangedOutside(root));
  const loaded = await loadProject(root);
  if (!loaded.ok) return loaded;
  const change = isChanged ? await wholeningOf(root, loaded.value) : ok(null);
  // An article that cannot be read keeps nobody from the others.
  if (!lock || !change.ok) return ok({ loaded: loaded.value, notices: [] });
  if (isChanged) await noteSeen(root);
  if (!change.value) return ok({ loaded: loaded.value, notices: [] });
  // A store of its own that is closed again: nobody is to undo this as if it were theirs.
  const lent: Lock = { assertOwned: () => lock.assertOwned(), release: () => Promise.resolve() };
  const ready = { loaded: loaded.value, notices: [] };
  const store = await storeOf(root, ready, { lock: lent, readOnly: null }, options);
  const clock = createClock(options.now, nodeOf(options.newId));
  clock.observe(loaded.value.clock);
  const context = {
    newId: options.newId,
    now: () => new Date(options.now()).toISOString(),
    tick: () => clock.tick(),
    annotator: '',
  };
  const step = { label: 'Make one project of files changed outside', change: change.value };
  const saved = await store.commit([entryOf(step, 'merge', context)]);
  await store.close();
  const told = saved.ok ? wholeningNotice(change.value) : saved.error.message;
  const again = await loadProject(root);
  return again.ok ? ok({ loaded: again.value, notices: [...store.notices, told] }) : again;
}

/**
 * Opens a project: snapshots, then what the journal has beyond them. Where another process has it
 * or nothing can be written, it opens all the same, and `readOnly` says why.
 * Refusals, nothing being changed: `no-project`, `damaged`, `newer-format`, `unreadable`.
 */
export async function openStore(
  path: string,
  options: StoreOptions,
  { readOnly: isReader = false }: { readonly readOnly?: boolean } = {},
): Promise<Result<Store>> {
  const root = resolve(path);
  const { lock, readOnly } = await accessTo(root, options, isReader);
  try {
    const ready = await loadWhole(root, lock, options);
    if (!ready.ok) {
      await lock?.release();
      return ready;
    }
    return ok(await storeOf(root, ready.value, { lock, readOnly }, options));
  } catch (error) {
    await lock?.release();
    return err('unreadable', `${root} could not be opened: ${reasonOf(error)}.`, { file: root });
  }
}

async function storeOf(
  root: string,
  { loaded, notices }: Ready,
  access: Access,
  options: StoreOptions,
): Promise<Store> {
  const { lock } = access;
  let { readOnly } = access;
  let opened: Awaited<ReturnType<typeof openJournal>> | null = null;
  if (lock) {
    try {
      opened = await openJournal(root, loaded, lock, options.now());
    } catch (error) {
      await lock.release();
      readOnly = `This folder cannot be written, so it can only be read: ${reasonOf(error)}.`;
    }
  }
  const clock = createClock(options.now, nodeOf(options.newId));
  if (loaded.clock !== '') clock.observe(loaded.clock);
  const store = new ProjectStore(
    {
      path: root,
      readOnly,
      notices: [
        ...notices,
        ...loaded.notices,
        ...(opened?.notices ?? reportOnly(loaded.read, loaded.replayed)),
      ],
      book: new Book(root, loaded),
      clock,
      ids: [
        ...(loaded.read.checkpoint?.recent ?? []),
        ...loaded.replayed.entries.map(({ entry }) => entry.id),
      ],
      writer: opened?.writer ?? null,
    },
    options,
  );
  if (!opened || !loaded.replayed.isForeign) {
    await store.compactIfLong();
    return store;
  }
  // New edits would be numbered past the foreign file, and hide those that are not in it yet.
  const compacted = await store.compact();
  if (compacted.ok) return store;
  await store.close();
  throw new Error(compacted.error.message);
}
