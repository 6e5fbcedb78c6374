/**
 * Bringing files into a project: articles and datasets, all or nothing, as one step that undo takes
 * back. Reading (`import-look.ts`) and planning (`import-plan.ts`) write nothing; taking does.
 */
import type { ImportReport } from '../../shared/model/import-report.ts';
import { cleanName, findAnnotator, type Annotator } from '../../shared/model/annotator.ts';
import type { Article } from '../../shared/model/article.ts';
import { NONE_REANCHORED } from '../../shared/model/reanchored.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { newAnnotator } from '../annotators.ts';
import type { Store } from '../storage/port.ts';
import { withRaw } from './article-import.ts';
import { keepRaws } from './dataset-raws.ts';
import {
  CANCELLED,
  findImport,
  type Found,
  type LookOptions,
  type Rejected,
} from './import-look.ts';
import { namesInWords, planImport, type ImportPlan, type PlanOptions } from './import-plan.ts';
import type { ImportSource } from './import-source.ts';
import { isNothing } from './incoming.ts';
import { UNWATCHED, type Watcher } from './merge.ts';

export interface TakeOptions extends PlanOptions {
  /** Name of whoever imports; one the project does not know comes in with the articles. */
  readonly annotator?: string;
  /** True: say what would happen, write nothing. */
  readonly dryRun?: boolean;
}

export type ImportOptions = LookOptions & Omit<TakeOptions, 'mapping'> & Partial<PlanOptions>;

/** The report of an import that was refused. */
export const refusedReport = (rejected: readonly Rejected[]): ImportReport => ({
  articles: [],
  annotations: 0,
  relations: 0,
  reanchored: NONE_REANCHORED,
  leftOut: [],
  skipped: [],
  rejected: [...rejected],
});

/** Keeps the bytes that articles were read from, and names them. */
async function keptArticles(
  store: Store,
  found: Found,
  { records, raws }: ImportPlan,
): Promise<Result<readonly Article[]>> {
  const own = new Map<string, Article>();
  for (const planned of found.articles) {
    if (planned.status !== 'added') continue;
    const article = await withRaw(store, planned);
    if (!article.ok) return article;
    own.set(planned.article.id, article.value);
  }
  const rest = records.articles.filter(({ id }) => !own.has(id));
  const kept = await keepRaws(store, rest, raws);
  return kept.ok ? ok([...own.values(), ...kept.value]) : kept;
}

/** Whoever imports a dataset is not its author, but it is their step. */
function importer(
  store: Store,
  { records, by }: ImportPlan,
  options: TakeOptions,
): { readonly by: string; readonly added: readonly Annotator[] } {
  const name = cleanName(options.annotator ?? '');
  const known = findAnnotator([...store.head().annotators, ...records.annotators], name);
  if (known) return { by: known.id, added: [] };
  const isNeeded = name !== '' && (by === '' || records.articles.length > 0);
  const added = isNeeded ? [newAnnotator(name, options)] : [];
  return { by: added[0]?.id ?? by, added };
}

/**
 * Carries a plan out as one step, or nothing at all where something is rejected: the report then says
 * why. Refusals: `unmapped-names`, `needs-annotator`, `cancelled`, those of `Store.putRaw` and
 * `Store.commit`.
 */
export async function carryOut(
  store: Store,
  found: Found,
  plan: ImportPlan,
  options: TakeOptions,
  watcher: Watcher = UNWATCHED,
): Promise<Result<ImportReport>> {
  const { records, report, undecided, needsAnnotator } = plan;
  const rejected = [...found.rejected, ...report.rejected];
  if (rejected.length > 0) return ok(refusedReport(rejected));
  if (undecided.length > 0)
    return err(
      'unmapped-names',
      `The codebook lacks ${namesInWords(undecided)}. Say what becomes of each. Nothing was changed.`,
    );
  if (needsAnnotator)
    return err(
      'needs-annotator',
      'The files do not say who made the annotations. Say whose work they are: with --annotator NAME (in the workbench: the field “Annotator” of the import dialog). Nothing was changed.',
    );
  if (options.dryRun === true || isNothing(records)) return ok(report);
  const articles = await keptArticles(store, found, plan);
  if (!articles.ok) return articles;
  watcher.tell('Saving', 0, 0);
  if (watcher.isCancelled()) return CANCELLED;
  const { by, added } = importer(store, plan, options);
  const annotators = [...records.annotators, ...added];
  const command = { ...records, do: 'add-records', articles: articles.value, annotators } as const;
  const done = await store.run(command, by, 'import');
  return done.ok ? ok(report) : done;
}

/** Refusals: those of `planImport` and `carryOut`. */
export async function takeImport(
  store: Store,
  found: Found,
  options: TakeOptions,
  watcher: Watcher = UNWATCHED,
): Promise<Result<ImportReport>> {
  const planned = await planImport(store, found, options, watcher);
  return planned.ok ? carryOut(store, found, planned.value, options, watcher) : planned;
}

/**
 * Imports `sources`, or nothing at all when one of them is rejected: the report then lists why,
 * and no article. The same text is added once, however often and under whatever name it comes.
 * Refusals: those of `findImport` and `takeImport`.
 */
export async function importFiles(
  store: Store,
  sources: readonly ImportSource[],
  options: ImportOptions,
): Promise<Result<ImportReport>> {
  const found = await findImport(store, sources, options);
  return found.ok
    ? takeImport(store, found.value, { mapping: { choices: [] }, ...options })
    : found;
}
