/**
 * Bringing a dataset's annotations into a project as one step that undo takes back.
 *
 * What the project has already is recognised (articles by id, by a text they have or had, by the
 * file they came from; annotators by id or name, annotations by id) and not doubled. Annotations
 * that were made on another revision of an article are placed on its text as it is here, or kept as
 * orphans. What contradicts the project is rejected with its reason and changes nothing.
 */
import type { Reducing } from '../../shared/codecs/reduction.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { NOBODY } from '../../shared/codecs/stamp.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import { cleanName, findAnnotator, type Annotator } from '../../shared/model/annotator.ts';
import { createClock } from '../../shared/model/clock.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { sumOfReanchored } from '../../shared/model/reanchored.ts';
import { ok, type Result } from '../../shared/result.ts';
import { newAnnotator, type Making } from '../annotators.ts';
import type { Store } from '../storage/port.ts';
import { planArticles } from './dataset-articles.ts';
import { joinedCodebook } from './dataset-codebook.ts';
import { planAnnotations } from './dataset-annotations.ts';
import { keepRaws } from './dataset-raws.ts';
import { stamper } from './dataset-stamp.ts';
import { isNothing, type ImportTarget, type NewRecords } from './incoming.ts';

export interface PlanDatasetOptions extends Making {
  /** Name or id: everything is taken as the work of this annotator, who is made where new. */
  readonly annotator?: string;
  /** Name or id: whose work that is which the dataset names nobody for. */
  readonly nobody?: string;
  /** The format it was read from: what that leaves out contradicts nothing. */
  readonly format?: Reducing;
  /** What the report calls the dataset. */
  readonly file?: string;
}

export interface ImportDatasetOptions extends PlanDatasetOptions {
  /** True: say what would happen, write nothing. */
  readonly dryRun: boolean;
}

/** What bringing a dataset in would do. */
export interface PlannedDataset {
  readonly report: DatasetReport;
  readonly records: NewRecords;
  /** Bytes of the articles in `records`, base64, by their SHA-256. */
  readonly raws: Dataset['raws'];
  /** Whose step it is, if it is one of its own. */
  readonly by: string;
}

export type DatasetReport = Pick<
  ImportReport,
  'articles' | 'annotations' | 'relations' | 'reanchored' | 'rejected'
>;

interface Authors {
  /** Annotator id in the project for each one of the dataset. */
  readonly idOf: (annotator: string) => string;
  /** Whether somebody said whose work everything is. */
  readonly isGiven: boolean;
  readonly added: readonly Annotator[];
  /** Whose step the import is. */
  readonly by: string;
}

function planAuthors(
  known: readonly Annotator[],
  dataset: Dataset,
  options: PlanDatasetOptions,
): Authors {
  const added: Annotator[] = [];
  const named = (name: string): Annotator => {
    const found = findAnnotator([...known, ...added], name);
    if (found) return found;
    const made = newAnnotator(cleanName(name), options);
    added.push(made);
    return made;
  };
  const given = (name: string | undefined): name is string =>
    name !== undefined && name.trim() !== '';
  if (given(options.annotator)) {
    const { id } = named(options.annotator);
    return { idOf: () => id, isGiven: true, added, by: id };
  }
  const ids = new Map<string, string>();
  for (const annotator of dataset.annotators) {
    if (annotator.id === NOBODY.id && given(options.nobody)) {
      ids.set(annotator.id, named(options.nobody).id);
      continue;
    }
    const all = [...known, ...added];
    const found = all.find(({ id }) => id === annotator.id) ?? findAnnotator(all, annotator.name);
    if (!found) added.push(annotator);
    ids.set(annotator.id, found?.id ?? annotator.id);
  }
  const idOf = (id: string): string => ids.get(id) ?? id;
  return { idOf, isGiven: false, added, by: idOf(dataset.annotators[0]?.id ?? '') };
}

/** Changed now, so it must count as later than what it was. */
export function stampedCodebook(codebook: Codebook, { now, newId }: Making): Codebook {
  const clock = createClock(now, newId().replaceAll('-', ''));
  clock.observe(codebook.clock);
  return { ...codebook, clock: clock.tick() };
}

/**
 * What bringing `dataset` in would do; nothing is written. What cannot be brought in is no refusal
 * but a line of `rejected`, and everything else comes in without it.
 * Refusals: those of `Store.article`.
 */
export async function planDataset(
  target: ImportTarget,
  dataset: Dataset,
  options: PlanDatasetOptions,
): Promise<Result<PlannedDataset>> {
  const file = options.file ?? '';
  const head = target.head();
  const authors = planAuthors(head.annotators, dataset, options);
  const codebook = joinedCodebook(head.codebook, dataset.codebook);
  const matched = await planArticles(target, dataset.articles);
  if (!matched.ok) return matched;
  const articles = matched.value;
  const mapping = { articles, codebook, authors };
  const planned = await planAnnotations(target, dataset, mapping, options, options.format);
  if (!planned.ok) return planned;
  const { spans, relations, decisions, rejected, reanchored } = planned.value;
  const used = new Set([...spans, ...relations, ...decisions].map(({ by }) => by));
  const stamp = stamper(options);
  return ok({
    report: {
      articles: articles.lines.map((line) => ({
        ...line,
        file,
        reanchored: reanchored.get(line.id) ?? null,
      })),
      annotations: spans.length,
      relations: relations.length,
      reanchored: sumOfReanchored(reanchored.values()),
      rejected: [...articles.rejected, ...rejected].map((reason) => ({ file, line: null, reason })),
    },
    records: {
      articles: articles.added.map(stamp.article),
      annotators: authors.added.filter(({ id }) => used.has(id)),
      spans,
      relations,
      decisions,
      ...(codebook.joined !== head.codebook && {
        codebook: stampedCodebook(codebook.joined, options),
      }),
    },
    raws: dataset.raws,
    by: authors.by,
  });
}

/**
 * Brings one dataset in, as one step. Refusals: those of `planDataset`, `Store.putRaw` and
 * `Store.commit`.
 */
export async function importDataset(
  store: Store,
  dataset: Dataset,
  { dryRun, ...options }: ImportDatasetOptions,
): Promise<Result<DatasetReport>> {
  const planned = await planDataset(store, dataset, options);
  if (!planned.ok) return planned;
  const { report, records, raws, by } = planned.value;
  if (dryRun || isNothing(records)) return ok(report);
  const articles = await keepRaws(store, records.articles, raws);
  if (!articles.ok) return articles;
  const command = { ...records, do: 'add-records', articles: articles.value } as const;
  const done = await store.run(command, by, 'import');
  return done.ok ? ok(report) : done;
}
