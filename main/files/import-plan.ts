/** What bringing in what was read would do to a project: every record, nothing written. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import path from 'node:path';
import { NOBODY } from '../../shared/codecs/stamp.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { mapped } from '../../shared/mapping/mapped.ts';
import { planNames, type NamePlan } from '../../shared/mapping/name-plan.ts';
import { NameUses } from '../../shared/mapping/name-uses.ts';
import { unknownNames } from '../../shared/mapping/unknown-names.ts';
import { nameWords, type NameMapping, type UnknownName } from '../../shared/model/name-mapping.ts';
import { sumOfReanchored } from '../../shared/model/reanchored.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Making } from '../annotators.ts';
import type { PlannedArticle } from './article-import.ts';
import { planDataset, stampedCodebook, type PlannedDataset } from './import-dataset.ts';
import { CANCELLED, type Found, type FoundDataset } from './import-look.ts';
import { Incoming, type ImportTarget, type NewRecords } from './incoming.ts';
import { UNWATCHED, type Watcher } from './merge.ts';

export interface PlanOptions extends Making {
  readonly mapping: NameMapping;
  /** Name: every annotation of a dataset is taken as this one's work. Absent: as the dataset says. */
  readonly author?: string;
  /** Name: whose work that is which a dataset names nobody for. */
  readonly nobody?: string;
}

/** What is planned of each dataset, in the order they were found in. */
export interface DatasetLine extends Pick<PlannedDataset, 'report'> {
  readonly found: FoundDataset;
}

export interface ImportPlan {
  readonly records: NewRecords;
  readonly raws: PlannedDataset['raws'];
  readonly datasets: readonly DatasetLine[];
  readonly report: ImportReport;
  /** Names that nobody decided about: datasets that use names of their own are not planned then. */
  readonly undecided: readonly UnknownName[];
  /** Every name that the codebook lacks, decided about or not. */
  readonly unknown: readonly UnknownName[];
  /** Annotations come in that nobody is named for. */
  readonly needsAnnotator: boolean;
  /** Whose step it is where the importer is not known in the project. */
  readonly by: string;
}

const articleLine = (planned: PlannedArticle): ImportReport['articles'][number] => {
  const { status, source } = planned;
  const { id, title } = status === 'added' ? planned.article : planned;
  return { id, title, status, file: source.name, reanchored: null };
};

/** Definitions of formats that carry a codebook come in by themselves; names of others are asked. */
export const bringsCodebook = ({ source }: FoundDataset): boolean => source.codec.carries.codebook;

export function usesOf(datasets: readonly FoundDataset[]): NameUses {
  const uses = new NameUses();
  for (const { reading } of datasets) uses.add(reading.dataset);
  return uses;
}

/** The same kind of loss, said of several datasets, is said once. */
export function summed(losses: readonly Loss[]): Loss[] {
  const counts = new Map<string, Loss>();
  for (const loss of losses) {
    const key = JSON.stringify([loss.what, loss.why]);
    const before = counts.get(key);
    counts.set(key, { ...loss, count: loss.count + (before?.count ?? 0) });
  }
  return [...counts.values()];
}

const SHOWN = 5;

/** `the label “PER”, the label “ORG” and 3 more`. */
export function namesInWords(names: readonly UnknownName[]): string {
  const shown = names.slice(0, SHOWN).map(nameWords).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}

class Planning {
  readonly incoming: Incoming;
  readonly skipped: Loss[] = [];
  readonly raws: Record<string, string> = {};
  readonly lines = new Map<FoundDataset, PlannedDataset>();
  private readonly options: PlanOptions;

  constructor(target: ImportTarget, options: PlanOptions) {
    this.incoming = new Incoming(target);
    this.options = options;
  }

  async dataset(found: FoundDataset, plan: NamePlan | null): Promise<Result<true>> {
    const { now, newId, author, nobody } = this.options;
    const { source, reading } = found;
    const { dataset, skipped } = plan
      ? mapped(reading.dataset, plan)
      : { dataset: reading.dataset, skipped: [] };
    this.skipped.push(...skipped);
    const planned = await planDataset(this.incoming, dataset, {
      now,
      newId,
      file: source.name,
      format: source.codec,
      ...(author === undefined ? {} : { annotator: author }),
      ...(nobody === undefined ? {} : { nobody }),
    });
    if (!planned.ok) return planned;
    this.incoming.add(planned.value.records);
    Object.assign(this.raws, planned.value.raws);
    this.lines.set(found, planned.value);
    return ok(true);
  }
}

const NOTHING_NEW = { articles: [], annotators: [], spans: [], relations: [], decisions: [] };

/**
 * Definitions of formats that carry a codebook come in by themselves; names of all others are planned
 * together. Refusals: `cancelled`; `bad-mapping`; those of `Store.article`.
 */
export async function planImport(
  target: ImportTarget,
  found: Found,
  options: PlanOptions,
  watcher: Watcher = UNWATCHED,
): Promise<Result<ImportPlan>> {
  const planning = new Planning(target, options);
  const { incoming } = planning;
  incoming.add({
    ...NOTHING_NEW,
    articles: found.articles.flatMap((one) => (one.status === 'added' ? one.article : [])),
  });
  // What brings definitions comes first: names that it defines are known then.
  const ours = found.datasets.filter(bringsCodebook);
  const others = found.datasets.filter((one) => !bringsCodebook(one));
  const goesOn = async ({ source }: FoundDataset): Promise<boolean> => {
    const done = planning.lines.size;
    watcher.tell(`Comparing ${path.basename(source.name)}`, done, found.datasets.length);
    await nextTurn();
    return !watcher.isCancelled();
  };
  for (const one of ours) {
    if (!(await goesOn(one))) return CANCELLED;
    const done = await planning.dataset(one, null);
    if (!done.ok) return done;
  }
  const uses = usesOf(others);
  const { codebook } = incoming.head();
  const { mapping } = options;
  const proposed = others.flatMap(({ reading }) => reading.proposed ?? []);
  const names = planNames({ uses, codebook, mapping, proposed });
  if (!names.ok) return names;
  const { undecided } = names.value;
  if (names.value.codebook !== codebook)
    incoming.add({ ...NOTHING_NEW, codebook: stampedCodebook(names.value.codebook, options) });
  for (const one of undecided.length > 0 ? [] : others) {
    if (!(await goesOn(one))) return CANCELLED;
    const done = await planning.dataset(one, names.value);
    if (!done.ok) return done;
  }
  const lines = found.datasets.flatMap((one) => {
    const planned = planning.lines.get(one);
    return planned ? [{ found: one, ...planned }] : [];
  });
  const reports = lines.map(({ report }) => report);
  const foreign = lines.filter(({ found: one }) => !bringsCodebook(one));
  return ok({
    records: incoming.records(),
    raws: planning.raws,
    datasets: lines,
    undecided,
    unknown: unknownNames(uses, codebook),
    needsAnnotator: foreign.some(({ records: { spans, relations } }) =>
      [...spans, ...relations].some(({ by }) => by === NOBODY.id),
    ),
    by: lines[0]?.by ?? '',
    report: {
      articles: [
        ...found.articles.map(articleLine),
        ...reports.flatMap(({ articles }) => articles),
      ],
      annotations: reports.reduce((sum, { annotations }) => sum + annotations, 0),
      relations: reports.reduce((sum, { relations }) => sum + relations, 0),
      reanchored: sumOfReanchored(reports.map(({ reanchored }) => reanchored)),
      leftOut: summed([
        ...found.articles.flatMap((one) => (one.status === 'added' ? one.notes : [])),
        ...found.datasets.flatMap(({ reading }) => reading.leftOut),
      ]),
      skipped: summed(planning.skipped),
      rejected: reports.flatMap(({ rejected }) => rejected),
    },
  });
}
