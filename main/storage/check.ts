/** Whether a project folder is whole. Every file is read; nothing is changed, no lock is taken. */
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EMPTY_CHANGE } from '../../shared/model/change.ts';
import type { Article } from '../../shared/model/article.ts';
import { checkInvariants } from '../../shared/ops/invariants.ts';
import { contentOf, stateOf, type ArticleContent } from '../../shared/ops/state.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Book } from './book.ts';
import { isMissing, reasonOf } from './disk-error.ts';
import { readJournal } from './journal-read.ts';
import {
  ANNOTATIONS,
  ARTICLES,
  JOURNAL_FILE,
  LATEST,
  LINKS_FILE,
  PREVIOUS,
  PROJECT_FILE,
  RAW,
  rawFile,
} from './layout.ts';
import { loadProject, type Loaded } from './load-project.ts';
import { readRaw, sha256Of } from './raw-files.ts';
import { readSnapshot, SnapshotProblem } from './snapshot.ts';
import { syncCopiesIn } from './sync-copy.ts';

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function journalProblems(root: string): Promise<string[]> {
  const { found, bad, torn } = await readJournal(join(root, JOURNAL_FILE));
  if (!found) return [`${JOURNAL_FILE} is missing.`];
  return [...bad, ...(torn ? [torn] : [])].map(
    ({ line, reason }) => `${JOURNAL_FILE}, line ${line}: ${reason}.`,
  );
}

/**
 * Snapshots and their mirrors, as files: opening would quietly use a mirror. What a file-sync tool
 * left beside them is no part of the project.
 */
async function snapshotProblems(root: string): Promise<string[]> {
  const problems: string[] = [];
  for (const mirror of ['', LATEST, PREVIOUS]) {
    const files = [PROJECT_FILE, LINKS_FILE];
    for (const folder of [ARTICLES, ANNOTATIONS]) {
      const place = mirror === '' ? folder : `${mirror}/${folder}`;
      const names = await namesIn(join(root, place));
      const copies = await syncCopiesIn(root, place, names);
      files.push(
        ...names
          .filter((name) => name.endsWith('.json'))
          .filter((name) => !copies.some(({ path }) => path === `${place}/${name}`))
          .map((name) => `${folder}/${name}`),
      );
    }
    for (const file of files) {
      const shown = mirror === '' ? file : `${mirror}/${file}`;
      try {
        const shelf = await readSnapshot(root, file, mirror);
        if (!shelf && mirror === '') problems.push(`${shown} is missing.`);
      } catch (error) {
        if (!(error instanceof SnapshotProblem)) throw error;
        problems.push(`${shown}: ${error.message}.`);
      }
    }
  }
  return problems;
}

async function rawProblems(root: string, articles: readonly Article[]): Promise<string[]> {
  const problems: string[] = [];
  for (const name of await namesIn(join(root, RAW))) {
    const bytes = await readRaw(root, name);
    if (bytes && sha256Of(bytes) !== name)
      problems.push(`${rawFile(name)} does not hold the bytes it is named after.`);
  }
  for (const { id, raw } of articles) {
    if (raw && !(await readRaw(root, raw.sha256)))
      problems.push(`${rawFile(raw.sha256)}, the source of the article ${id}, is missing.`);
  }
  return problems;
}

/** What the records say, against each other and against the texts. */
function recordProblems(book: Book, contents: readonly ArticleContent[]): string[] {
  const state = stateOf(book.head(), contents);
  const records = [
    ...contents.flatMap(({ article, spans, relations }) => [article, ...spans, ...relations]),
    ...state.links.values(),
  ];
  const broken = records.flatMap((record) => {
    const checked = checkInvariants(state, { ...EMPTY_CHANGE, added: [record] });
    return checked.ok ? [] : [checked.error.message.replace(' Nothing was changed.', '')];
  });
  const hashes = contents.flatMap(({ article: { id, text, sha256 } }) =>
    sha256Of(text) === sha256
      ? []
      : [`The text of the article ${id} is not the one its SHA-256 was taken of.`],
  );
  const ends = [...state.links.values()].flatMap(({ id, from, to }) =>
    [from, to].flatMap(({ article }) =>
      state.layers.has(article)
        ? []
        : [`The relation ${id} points to the article ${article}, which is not in the project.`],
    ),
  );
  return [...broken, ...hashes, ...ends];
}

async function contentProblems(root: string, loaded: Loaded): Promise<string[]> {
  const book = new Book(root, loaded);
  const contents: ArticleContent[] = [];
  const problems = loaded.replayed.misfits.map(
    ({ entry, reason }) => `${JOURNAL_FILE}: the edit ${entry.seq} does not fit: ${reason}.`,
  );
  for (const { id } of book.summaries()) {
    const page = await book.peek(id);
    if (!page.ok) problems.push(page.error.message);
    else if (page.value.layer) contents.push(contentOf(page.value.layer));
  }
  const articles = contents.map(({ article }) => article);
  return [...problems, ...recordProblems(book, contents), ...(await rawProblems(root, articles))];
}

/**
 * One sentence a problem: files that do not parse or fail their checksum, spans off their quote,
 * relations to nothing, labels the codebook does not have, texts and sources off their SHA-256.
 * Refusals: `no-project`, `newer-format`, `unreadable`.
 */
export async function checkProject(path: string): Promise<Result<readonly string[]>> {
  const root = resolve(path);
  try {
    const loaded = await loadProject(root);
    if (!loaded.ok && loaded.error.code !== 'damaged') return loaded;
    const files = [...(await journalProblems(root)), ...(await snapshotProblems(root))];
    const contents = loaded.ok
      ? await contentProblems(root, loaded.value)
      : [loaded.error.message.replace(' Nothing was changed.', '')];
    return ok([...new Set([...files, ...contents])]);
  } catch (error) {
    return err('unreadable', `${root} could not be read: ${reasonOf(error)}.`, { file: root });
  }
}
