/**
 * Git's merge driver: three versions of one file of a project as one. Records know which write each
 * of their fields is, so the two sides are joined without asking what they began from; that serves
 * only for fields of the file that this version of the program does not know.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { conflictsIn, joinedFile } from '../../shared/merge/file-join.ts';
import { sameJson } from '../../shared/model/same-json.ts';
import { err, ok, type Err, type Result } from '../../shared/result.ts';
import { reasonOf } from '../storage/disk-error.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { readJournal } from '../storage/journal-read.ts';
import { isAnybodys, keptFile, type KeptFile } from '../storage/kept-file.ts';
import { ANNOTATIONS, ARTICLES, JOURNAL_FILE } from '../storage/layout.ts';
import { openedBy } from '../storage/lock.ts';
import type { Shelf } from '../storage/shelf.ts';
import { serialiseShelf } from '../storage/snapshot-format.ts';

/** Paths, as Git gives them. */
export interface Versions {
  /** What both sides began from; an empty file where each of them added it. */
  readonly base: string;
  /** The result is written here. */
  readonly ours: string;
  readonly theirs: string;
  /** Where the file lies in the work tree. */
  readonly path?: string;
}

export interface Driven {
  /** As people know the file. */
  readonly name: string;
  /** What waits in it for a person. */
  readonly conflicts: number;
}

/** The project folder that `file` of the work tree lies in. */
function rootOf(file: string): string {
  const folder = path.dirname(file);
  return [ARTICLES, ANNOTATIONS].includes(path.basename(folder)) ? path.dirname(folder) : folder;
}

/** What is in the program, or in the journal, would be written over what Git writes. */
async function openProblem(root: string): Promise<string | null> {
  const holder = await openedBy(root);
  if (holder !== null) return `the project is open in Claimbench (${holder}); close it there first`;
  const { entries } = await readJournal(path.join(root, JOURNAL_FILE));
  return entries.length > 0
    ? 'the project’s journal has edits that are not in its files yet; open it in Claimbench and close it first'
    : null;
}

const refusal = (name: string, why: string, code: string): Err =>
  err(code, `${name} was not merged: ${why}. The version here stays as it was.`, { file: name });

async function read(file: string, side: string, name: string): Promise<Result<KeptFile>> {
  const kept = keptFile(await readFile(file, 'utf8'));
  return kept.ok
    ? kept
    : refusal(name, `${side} cannot be used: ${kept.error.message}`, kept.error.code);
}

/** Fields of the file that nobody here knows: whoever changed one has it; ours, where both did. */
function joinedRest(
  base: Shelf['rest'],
  ours: Shelf['rest'],
  theirs: Shelf['rest'],
): Shelf['rest'] {
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  return Object.fromEntries(
    keys.flatMap((key) => {
      const isTheirs = !(key in ours) || (key in theirs && sameJson(base[key], ours[key]));
      return [[key, isTheirs ? theirs[key] : ours[key]]];
    }),
  );
}

async function drive(versions: Versions, name: string, cwd: string): Promise<Result<Driven>> {
  const at = (file: string): string => path.resolve(cwd, file);
  const why = versions.path === undefined ? null : await openProblem(rootOf(at(versions.path)));
  if (why !== null) return refusal(name, why, 'open-project');
  const ours = await read(at(versions.ours), 'the version here', name);
  if (!ours.ok) return ours;
  const theirs = await read(at(versions.theirs), 'the version that comes in', name);
  if (!theirs.ok) return theirs;
  const [here, there] = [ours.value, theirs.value];
  if (here.file !== there.file && !isAnybodys(here.file) && !isAnybodys(there.file)) {
    return refusal(
      name,
      `Git took ${there.file} for ${here.file} under another name; forbid that with “git config merge.renames false” and merge again`,
      'other-file',
    );
  }
  const base = keptFile(await readFile(at(versions.base), 'utf8'));
  const joined = joinedFile(here.shelf, there.shelf);
  const shelf: Shelf = {
    records: new Map(joined.records),
    tombstones: new Map(joined.tombstones),
    seq: Math.max(here.shelf.seq, there.shelf.seq),
    rest: joinedRest(base.ok ? base.value.shelf.rest : {}, here.shelf.rest, there.shelf.rest),
  };
  const file = isAnybodys(here.file) ? there.file : here.file;
  await writeDurably(at(versions.ours), serialiseShelf(file, shelf));
  return ok({ name, conflicts: conflictsIn(joined) });
}

/**
 * Joins the file and writes it over `ours`. Refusals, nothing being written: `damaged`, `not-ours`,
 * `newer-format`, `other-file`, `open-project`, `unreadable`; each names file and reason.
 * @param cwd Git's: the top of the work tree
 */
export async function driveMerge(versions: Versions, cwd: string): Promise<Result<Driven>> {
  const name = versions.path ?? versions.ours;
  try {
    return await drive(versions, name, cwd);
  } catch (error) {
    return refusal(name, reasonOf(error), 'unreadable');
  }
}
