/**
 * Reading what is to be brought in: which files are articles, which are datasets, and what they hold.
 * Nothing is written; what was looked at is kept in memory until it is taken.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import path from 'node:path';
import type { Codec, Reading, ReadOptions } from '../../shared/codecs/codec.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { ArticleMeta } from '../../shared/model/article.ts';
import { createClock } from '../../shared/model/clock.ts';
import { err, ok, type AppError, type Result } from '../../shared/result.ts';
import type { Making } from '../annotators.ts';
import { ARTICLE_EXTENSIONS, readerOf } from '../articles/registry.ts';
import { planArticle, type ArticleStamp, type PlannedArticle } from './article-import.ts';
import { homesByMark } from './dataset-articles.ts';
import { datasetsOf, readDataset, type DatasetSource } from './dataset-source.ts';
import { opened } from './import-archive.ts';
import { kindsOf, TEXT_FORMAT } from './import-kind.ts';
import { byRoot, pathIn, type ImportSource } from './import-source.ts';
import type { ImportTarget } from './incoming.ts';
import { UNWATCHED, type Watcher } from './merge.ts';

export interface LookOptions extends Making {
  /** Of article texts; absent: UTF-8 and nothing else. */
  readonly encoding?: string;
  /** Given to every article that is added; an empty field counts as not given. */
  readonly meta?: ArticleMeta;
  /** A codec's id or `text`; absent: told by each file. */
  readonly format?: string;
}

export type Rejected = ImportReport['rejected'][number];

/** A dataset as its reader found it. */
export interface FoundDataset {
  readonly source: DatasetSource;
  readonly reading: Reading;
}

/** Everything that was read. */
export interface Found {
  readonly articles: readonly PlannedArticle[];
  readonly datasets: readonly FoundDataset[];
  /** Files of folders that are of no kind that is read. */
  readonly passedOver: readonly string[];
  readonly rejected: readonly Rejected[];
}

export const CANCELLED = err('cancelled', 'The import was cancelled. Nothing was changed.');

/** The dataset names articles whose texts it does not bring. */
const TEXTS_LEFT_OUT = 'texts-left-out';

/** `error` without the file's name (and line) in front, which the rejection says on its own. */
export function rejection(name: string, { file = name, line, message }: AppError): Rejected {
  const place = line === undefined ? [file] : [`${file}, line ${line}`, file];
  const front = place.find(
    (candidate) => /^[:,] /u.test(message.slice(candidate.length)) && message.startsWith(candidate),
  );
  const reason = front === undefined ? message : message.slice(front.length + 2);
  return { file, line: line ?? null, reason };
}

/** The texts of the project and of the articles that come along, by id, else by hash. */
async function textsOf(
  store: ImportTarget,
  articles: readonly PlannedArticle[],
): Promise<Result<NonNullable<ReadOptions['textOf']>>> {
  const texts = new Map<string, string>();
  for (const { id } of store.summaries()) {
    const content = await store.article(id);
    if (!content.ok) return content;
    const { text, sha256 } = content.value.article;
    texts.set(sha256, text).set(id, text);
  }
  for (const planned of articles)
    if (planned.status === 'added') texts.set(planned.article.sha256, planned.article.text);
  return ok(({ id, sha256 }) => texts.get(id) ?? texts.get(sha256));
}

async function readingOf(
  source: DatasetSource,
  store: ImportTarget,
  articles: readonly PlannedArticle[],
): Promise<Result<Reading>> {
  const found = await readDataset(source);
  if (found.ok || found.error.code !== TEXTS_LEFT_OUT) return found;
  const texts = await textsOf(store, articles);
  return texts.ok ? readDataset(source, texts.value) : texts;
}

interface Sorted {
  readonly articles: readonly ImportSource[];
  readonly datasets: readonly DatasetSource[];
  readonly passedOver: readonly string[];
  readonly rejected: readonly Rejected[];
}

/** Which files are what, folder by folder. */
function sorted(sources: readonly ImportSource[], format: string | undefined): Sorted {
  const articles: ImportSource[] = [];
  const datasets: DatasetSource[] = [];
  const passedOver: string[] = [];
  const rejected: Rejected[] = [];
  const files: ImportSource[] = [];
  for (const [source, content] of opened(sources)) {
    if (content.ok) files.push(...content.value);
    else rejected.push(rejection(source.name, content.error));
  }
  for (const [root, together] of byRoot(files)) {
    const found: { source: ImportSource; codec: Codec }[] = [];
    const before = articles.length;
    for (const [source, kind] of kindsOf(together, format)) {
      if (!kind.ok) rejected.push(rejection(source.name, kind.error));
      else if (kind.value.kind === 'dataset') found.push({ source, codec: kind.value.codec });
      else if (kind.value.kind === 'article') articles.push(source);
      else if (kind.value.kind === 'other') passedOver.push(source.name);
    }
    datasets.push(...datasetsOf(found, new Set(together.map(pathIn))));
    if (root !== '' && found.length === 0 && articles.length === before) {
      const looked = format ?? `datasets and ${ARTICLE_EXTENSIONS.join(', ')}`;
      const reason = `the folder holds nothing to import (looked for ${looked})`;
      rejected.push({ file: root, line: null, reason });
    }
  }
  return { articles, datasets, passedOver, rejected };
}

/**
 * Reads and checks every file. What cannot be read is a line of `rejected`, everything else is found
 * all the same. Refusals: `cancelled`, and those of `Store.article`.
 */
export async function findImport(
  store: ImportTarget,
  sources: readonly ImportSource[],
  options: LookOptions,
  watcher: Watcher = UNWATCHED,
): Promise<Result<Found>> {
  const { encoding, meta = {}, format, now, newId } = options;
  const clock = createClock(now, newId().replaceAll('-', ''));
  const stamp = (): ArticleStamp => ({
    id: newId(),
    created: new Date(now()).toISOString(),
    clock: clock.tick(),
  });
  const { passedOver, ...chosen } = sorted(sources, format);
  const rejected = [...chosen.rejected];
  const total = chosen.articles.length + chosen.datasets.length;
  // A text that was cleaned up since is still the same article.
  const homes = await homesByMark(store, ({ revision }) => revision > 1);
  if (!homes.ok) return homes;
  const known = homes.value;
  let done = 0;
  /** False: stopped. */
  const goesOn = async (name: string): Promise<boolean> => {
    watcher.tell(`Reading ${path.basename(name)}`, done, total);
    done += 1;
    await nextTurn();
    return !watcher.isCancelled();
  };
  const articles: PlannedArticle[] = [];
  for (const source of chosen.articles) {
    if (!(await goesOn(source.name))) return CANCELLED;
    const read = await readerOf(source.name, format === TEXT_FORMAT).read(
      source.bytes,
      source.name,
      encoding === undefined ? {} : { encoding },
    );
    if (read.ok) articles.push(planArticle(source, read.value, meta, known, stamp));
    else rejected.push(rejection(source.name, read.error));
  }
  const datasets: FoundDataset[] = [];
  for (const source of chosen.datasets) {
    if (!(await goesOn(source.name))) return CANCELLED;
    const reading = await readingOf(source, store, articles);
    if (reading.ok) datasets.push({ source, reading: reading.value });
    else rejected.push(rejection(source.name, reading.error));
  }
  return ok({ articles, datasets, passedOver, rejected });
}
