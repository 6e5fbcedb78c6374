/**
 * Bringing files into a project: articles and datasets, all or nothing.
 *
 * Gather and compute (`planImport`) write nothing; `commitImport` writes: the articles in one entry,
 * which undo takes back in one step, and each dataset in its own.
 */
import { MAX_ARTICLE_BYTES, type ImportReport } from '../../shared/contract.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { cleanName, findAnnotator } from '../../shared/model/annotator.ts';
import type { Article, ArticleMeta } from '../../shared/model/article.ts';
import { createClock } from '../../shared/model/clock.ts';
import { NONE_REANCHORED, sumOfReanchored } from '../../shared/model/reanchored.ts';
import { ok, type AppError, type Result } from '../../shared/result.ts';
import { newAnnotator, type Making } from '../annotators.ts';
import type { Store } from '../storage/port.ts';
import {
  planArticle,
  withRaw,
  type ArticleSource,
  type ArticleStamp,
  type NewArticle,
  type PlannedArticle,
} from './article-import.ts';
import { codecFor, datasetsOf, readDataset, type DatasetSource } from './dataset-source.ts';
import { homesByMark } from './dataset-articles.ts';
import { decode } from './decode.ts';
import { importDataset, type ImportDatasetOptions } from './import-dataset.ts';

export interface ImportOptions extends Making {
  /** Of article texts; absent: UTF-8 and nothing else. */
  readonly encoding?: string;
  /** Given to every article that is added; an empty field counts as not given. */
  readonly meta?: ArticleMeta;
  /** Name of whoever imports; one the project does not know comes in with the articles. */
  readonly annotator?: string;
  /** Name: every annotation of a dataset is taken as this one's work. Absent: as the dataset says. */
  readonly author?: string;
  /** A codec's id or `text`; absent: told by each file. */
  readonly format?: string;
  /** True: say what would happen, write nothing. */
  readonly dryRun?: boolean;
}

type Rejected = ImportReport['rejected'][number];

interface PlannedDataset {
  readonly source: DatasetSource;
  readonly dataset: Dataset;
  readonly report: ImportReport;
}

/** What an import would do, with everything it needs in memory. */
export interface ImportPlan {
  readonly articles: readonly PlannedArticle[];
  readonly datasets: readonly PlannedDataset[];
  readonly rejected: readonly Rejected[];
}

/** Whoever imports a dataset is not its author: only `author` says that. */
const datasetOptions = (
  { name, codec }: DatasetSource,
  { now, newId, author }: ImportOptions,
): Omit<ImportDatasetOptions, 'dryRun'> => ({
  now,
  newId,
  file: name,
  format: codec,
  ...(author === undefined ? {} : { annotator: author }),
});

/** `error` without the file's name (and line) in front, which the rejection says on its own. */
function rejection(name: string, { file = name, line, message }: AppError): Rejected {
  const place = line === undefined ? [file] : [`${file}, line ${line}`, file];
  const front = place.find(
    (candidate) => /^[:,] /u.test(message.slice(candidate.length)) && message.startsWith(candidate),
  );
  const reason = front === undefined ? message : message.slice(front.length + 2);
  return { file, line: line ?? null, reason };
}

/** Reads and checks every file. Nothing is written. Refusals: those of `Store.article`. */
export async function planImport(
  store: Store,
  sources: readonly ArticleSource[],
  options: ImportOptions,
): Promise<Result<ImportPlan>> {
  const { encoding, meta = {}, format, now, newId } = options;
  const clock = createClock(now, newId().replaceAll('-', ''));
  const stamp = (): ArticleStamp => ({
    id: newId(),
    created: new Date(now()).toISOString(),
    clock: clock.tick(),
  });
  // A text that was cleaned up since is still the same article.
  const homes = await homesByMark(store, ({ revision }) => revision > 1);
  if (!homes.ok) return homes;
  const known = homes.value;
  const articles: PlannedArticle[] = [];
  const found: Parameters<typeof datasetsOf>[0][number][] = [];
  const rejected: Rejected[] = [];
  for (const source of sources) {
    const codec = codecFor(source, format);
    if (!codec.ok) rejected.push(rejection(source.name, codec.error));
    else if (codec.value) found.push({ source, codec: codec.value });
    else {
      const decoded = decode(source.name, source.bytes, {
        maxBytes: MAX_ARTICLE_BYTES,
        ...(encoding === undefined ? {} : { encoding }),
      });
      if (decoded.ok) articles.push(planArticle(source, decoded.value, meta, known, stamp));
      else rejected.push(rejection(source.name, decoded.error));
    }
  }
  const datasets: PlannedDataset[] = [];
  for (const source of datasetsOf(found)) {
    const dataset = await readDataset(source);
    const into = { ...datasetOptions(source, options), dryRun: true };
    const report = dataset.ok ? await importDataset(store, dataset.value, into) : dataset;
    if (dataset.ok && report.ok)
      datasets.push({ source, dataset: dataset.value, report: report.value });
    else if (!report.ok) rejected.push(rejection(source.name, report.error));
  }
  return ok({ articles, datasets, rejected });
}

const articleLine = (planned: PlannedArticle): ImportReport['articles'][number] => {
  const { status, source } = planned;
  const { id, title } = status === 'added' ? planned.article : planned;
  return { id, title, status, file: source.name, reanchored: null };
};

const reportOf = (
  articles: readonly PlannedArticle[],
  datasets: readonly ImportReport[],
): ImportReport => ({
  articles: [...articles.map(articleLine), ...datasets.flatMap((report) => report.articles)],
  annotations: datasets.reduce((sum, report) => sum + report.annotations, 0),
  reanchored: sumOfReanchored(datasets.map((report) => report.reanchored)),
  rejected: datasets.flatMap((report) => report.rejected),
});

async function addArticles(
  store: Store,
  planned: readonly NewArticle[],
  options: ImportOptions,
): Promise<Result<true>> {
  const articles: Article[] = [];
  for (const one of planned) {
    const article = await withRaw(store, one);
    if (!article.ok) return article;
    articles.push(article.value);
  }
  const name = cleanName(options.annotator ?? '');
  const known = findAnnotator(store.head().annotators, name);
  const added = known === undefined && name !== '' ? [newAnnotator(name, options)] : [];
  const by = known?.id ?? added[0]?.id ?? '';
  const command = { articles, annotators: added, spans: [], relations: [] };
  const done = await store.run({ do: 'add-records', ...command }, by, 'import');
  return done.ok ? ok(true) : done;
}

/**
 * Writes what `plan` holds, rejected files left out. A refusal (the disk, another process) leaves
 * the articles or the dataset at hand out whole; what was written before it stays.
 */
export async function commitImport(
  store: Store,
  plan: ImportPlan,
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const added = plan.articles.filter((planned) => planned.status === 'added');
  if (added.length > 0) {
    const done = await addArticles(store, added, options);
    if (!done.ok) return done;
  }
  const reports: ImportReport[] = [];
  for (const { source, dataset } of plan.datasets) {
    const into = { ...datasetOptions(source, options), dryRun: false };
    const report = await importDataset(store, dataset, into);
    if (!report.ok) return report;
    reports.push(report.value);
  }
  return ok(reportOf(plan.articles, reports));
}

/**
 * Imports `sources`, or nothing at all when one of them is rejected: the report then lists why,
 * and no article. The same text is added once, however often and under whatever name it comes.
 */
export async function importFiles(
  store: Store,
  sources: readonly ArticleSource[],
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const planned = await planImport(store, sources, options);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const report = reportOf(
    plan.articles,
    plan.datasets.map((one) => one.report),
  );
  const rejected = [...plan.rejected, ...report.rejected];
  if (rejected.length > 0)
    return ok({ articles: [], annotations: 0, reanchored: NONE_REANCHORED, rejected });
  return options.dryRun === true ? ok(report) : commitImport(store, plan, options);
}
