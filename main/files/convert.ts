/** From one format to another, without a project: read, put together, written and proved. */
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Codec } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import { DerivedIds } from '../../shared/codecs/derived-ids.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import { CODECS, findCodec } from '../../shared/codecs/registry.ts';
import { clockAt, NO_CODEBOOK, NO_TIME, UNTITLED } from '../../shared/codecs/stamp.ts';
import type { ExportReport } from '../../shared/model/export-report.ts';
import type { Loss } from '../../shared/model/loss.ts';
import { mapped } from '../../shared/mapping/mapped.ts';
import { planNames } from '../../shared/mapping/name-plan.ts';
import { uuidOf } from '../../shared/model/name-uuid.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { asWorkOf, joined, type NamedDataset } from './convert-join.ts';
import { exportDataset } from './export.ts';
import { CANCELLED, findImport, type Found, type Rejected } from './import-look.ts';
import { readPaths } from './import-paths.ts';
import { summed, usesOf } from './import-plan.ts';
import type { ImportTarget } from './incoming.ts';
import type { Watcher } from './merge.ts';

export interface ConvertRequest {
  /** As it was named: a file, a folder, a zip. Relative to `cwd`, as `to` is. */
  readonly from: string;
  readonly to: string;
  readonly cwd: string;
  /** A codec's id or `text`; absent: told by the files. */
  readonly reader?: string;
  /** A codec's id; absent: told by the ending of `to`. */
  readonly writer?: string;
  readonly options: OptionValues;
  /** Name: everything is this one's work. Absent: as the files say. */
  readonly annotator?: string;
  readonly watcher: Watcher;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Converted {
  /** Ids of the formats that were read; empty: articles only. */
  readonly readAs: readonly string[];
  /** What the files say and a dataset has no place for. */
  readonly notRead: readonly Loss[];
  /** Files of a folder that are of no kind that is read. */
  readonly passedOver: readonly string[];
  readonly report: ExportReport;
}

/** `refused`: why nothing was written, file by file. */
export type Conversion = Converted | { readonly refused: readonly Rejected[] };

/** Refusals: `unknown-format`, none or several that a file of this name may be. */
function writerFor({ writer, to }: ConvertRequest): Result<Codec> {
  const asked = writer === undefined ? undefined : findCodec(writer);
  if (asked) return ok(asked);
  const known = CODECS.map(({ id }) => id).join(', ');
  if (writer !== undefined)
    return err('unknown-format', `There is no format “${writer}”. There are: ${known}.`);
  const fitting = CODECS.filter(
    ({ extension }) => extension !== '' && to.toLowerCase().endsWith(extension),
  );
  // Of several that end in .jsonl, the one that is called so.
  const named = fitting.find(({ id, extension }) => extension === `.${id}`);
  const only = named ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (only) return ok(only);
  const ids = fitting.map(({ id }) => id).join(' or ');
  return err(
    'unknown-format',
    fitting.length > 0
      ? `${to} may be ${ids}. Say which with --to.`
      : `The name ${to} does not tell the format. Say it with --to: ${known}.`,
  );
}

/** Articles are told from each other by what is in the project: here is none. */
const NO_PROJECT: ImportTarget = {
  head: () => ({ project: UNTITLED, codebook: NO_CODEBOOK, annotators: [], links: [] }),
  summaries: () => [],
  article: (id) => Promise.resolve(err('no-article', `There is no article ${id}.`)),
};

/** Ids and times that follow from the files alone: the same input gives the same bytes. */
function unstamped(): { now: () => number; newId: () => string } {
  let count = 0;
  return {
    now: () => 0,
    newId: () => {
      count += 1;
      return uuidOf('convert', String(count));
    },
  };
}

/** Articles that came as texts, without annotations. */
function articlesOf({ articles }: Found): NamedDataset[] {
  const ids = new DerivedIds();
  const contents = articles.flatMap((planned) => {
    if (planned.status === 'known') return [];
    const article = { ...planned.article, created: NO_TIME, clock: clockAt(NO_TIME) };
    return [ids.content({ article, spans: [], relations: [] }).content];
  });
  const head = { project: UNTITLED, codebook: NO_CODEBOOK, annotators: [], links: [] };
  return contents.length === 0
    ? []
    : [
        {
          name: 'the articles',
          dataset: { ...head, articles: contents, tombstones: [], raws: {} },
        },
      ];
}

/**
 * With every name defined that it uses: what carries a codebook would be no whole project otherwise.
 * @returns what could not be defined so, too
 */
function defined(dataset: Dataset, found: Found): Result<ReturnType<typeof mapped>> {
  const plan = planNames({
    uses: usesOf(found.datasets),
    codebook: dataset.codebook,
    mapping: { choices: [], otherwise: 'add' },
    proposed: found.datasets.flatMap(({ reading }) => reading.proposed ?? []),
  });
  return plan.ok ? ok(mapped(dataset, plan.value)) : plan;
}

const real = (place: string): Promise<string> => realpath(place).catch(() => place);

const isProject = (place: string): Promise<boolean> =>
  stat(path.join(place, 'project.json')).then(
    (found) => found.isFile(),
    () => false,
  );

async function checkedPlaces({ from, to, cwd }: ConvertRequest): Promise<Result<string>> {
  const [source, target] = [path.resolve(cwd, from), path.resolve(cwd, to)];
  if (await isProject(source))
    return err(
      'is-project',
      `${from} is a Claimbench project. Export it: claimbench export ${JSON.stringify(from)}`,
      { file: from },
    );
  return (await real(source)) === (await real(target))
    ? err('same-place', `${to} is what is read. Name another place to write to.`, { file: to })
    : ok(target);
}

/**
 * All or nothing. Refusals: `unknown-format`, `is-project`, `same-place`, `nothing-to-convert`,
 * `two-texts`, `cancelled`, and those of `exportDataset`.
 */
export async function convert(request: ConvertRequest): Promise<Result<Conversion>> {
  const { from, cwd, reader, options, annotator, watcher, now } = request;
  const codec = writerFor(request);
  if (!codec.ok) return codec;
  const target = await checkedPlaces(request);
  if (!target.ok) return target;
  const read = await readPaths([from], cwd, watcher);
  if (!read.ok) return read;
  const look = { ...unstamped(), ...(reader === undefined ? {} : { format: reader }) };
  const looked = await findImport(NO_PROJECT, read.value.sources, look, watcher);
  if (!looked.ok) return looked;
  const found = looked.value;
  const refused = [...read.value.rejected, ...found.rejected];
  if (refused.length > 0) return ok({ refused });
  const datasets = found.datasets.map(({ source, reading }) => ({
    name: source.name,
    dataset: reading.dataset,
  }));
  const title = path.basename(from, path.extname(from));
  const whole = joined([...datasets, ...articlesOf(found)], title);
  if (!whole.ok) return whole;
  if (whole.value.articles.length === 0)
    return err('nothing-to-convert', `${from} holds no articles. Nothing was written.`);
  const own = annotator === undefined ? whole.value : asWorkOf(whole.value, annotator);
  const named = codec.value.carries.codebook
    ? defined(own, found)
    : ok({ dataset: own, skipped: [] });
  if (!named.ok) return named;
  if (watcher.isCancelled()) return CANCELLED;
  const report = await exportDataset(named.value.dataset, {
    format: codec.value.id,
    target: target.value,
    options: { annotators: [], labels: [], boilerplate: true, format: options },
    hooks: watcher,
    now,
  });
  if (!report.ok) return report;
  return ok({
    readAs: [...new Set(found.datasets.map(({ source }) => source.codec.id))],
    notRead: summed([
      ...found.articles.flatMap((one) => (one.status === 'added' ? one.notes : [])),
      ...found.datasets.flatMap(({ reading }) => reading.leftOut),
      ...named.value.skipped,
    ]),
    passedOver: found.passedOver,
    report: report.value,
  });
}
