/**
 * Exporting: articles one by one → selection → reduction → codec → a hidden folder → proof → place.
 * Nothing takes the place of anything before every span was read back and found at its quote.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Codec } from '../../shared/codecs/codec.ts';
import type { Dataset } from '../../shared/codecs/dataset.ts';
import type { OptionValues } from '../../shared/codecs/option.ts';
import type { Proof } from '../../shared/codecs/prove.ts';
import type { ExportOptions, ExportReport } from '../../shared/model/export-report.ts';
import type { SplitName } from '../../shared/model/split.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SplitPlan } from '../../shared/splits/plan.ts';
import type { Store } from '../storage/port.ts';
import { putBeside, replaceable, type Described } from './export-beside.ts';
import { ExportPart, type ExportHooks, type PartSurvey } from './export-part.ts';
import {
  formatOf,
  leftOutOf,
  lossesOf,
  lostBetween,
  partsOf,
  type PartSource,
  type SplitOf,
} from './export-parts.ts';
import { nameIn, placeFor, strangersIn, type ExportPlace } from './export-place.ts';
import { datasetSource, storeSource, type ExportSource } from './export-source.ts';
import { splitPlan } from './export-split.ts';
import { ExportStage } from './export-stage.ts';
import {
  folderAmong,
  followed,
  makeFolderFor,
  moveInto,
  notWritten,
  stagePlace,
} from './publish.ts';
import { zipContents, zipFiles } from './zip.ts';

/** An export made ready: what was asked for, checked. */
interface Order {
  readonly codec: Codec;
  readonly values: OptionValues;
  readonly place: ExportPlace;
  readonly options: ExportOptions;
  readonly hooks: ExportHooks;
  readonly now: () => number;
}

export interface WrittenPart {
  readonly split: SplitName | null;
  readonly survey: PartSurvey;
  readonly proof: Proof;
}

async function writePart(
  order: Order,
  stage: ExportStage,
  { split, source }: PartSource,
  splitOf: SplitOf,
): Promise<Result<WrittenPart>> {
  const { codec, values, place, options, hooks } = order;
  const part = new ExportPart(source, { codec, values, options, splitOf, hooks });
  const survey = await part.survey();
  if (!survey.ok) return survey;
  const paths = new Map<string, string>();
  const nameOf = (file: string): string => {
    const name = paths.get(file) ?? nameIn(codec, place, split, file);
    paths.set(file, name);
    return name;
  };
  const written = await part.write(
    survey.value,
    (file, piece) => stage.put(nameOf(file), piece),
    () => stage.flush(),
  );
  if (!written.ok) return written;
  const files = [...paths].map(([file, name]) => ({ path: file, place: stage.at(name) }));
  const proof = await part.prove(survey.value, files);
  return proof.ok ? ok({ split, survey: survey.value, proof: proof.value }) : proof;
}

async function zipped(
  { place }: Order,
  stage: ExportStage,
  zipStage: ExportStage,
): Promise<Result<string[]>> {
  const name = path.basename(place.target);
  await mkdir(zipStage.folder, { recursive: true });
  const file = zipStage.at(name);
  await zipFiles(file, stage.names, (one) => stage.at(one));
  const found = await zipContents(file);
  for (const one of stage.names)
    if (found.get(one) !== (await stage.describe(one)).sha256)
      return err('export-not-proved', `The zip does not hold ${one} as it was written.`);
  const free = await folderAmong(place.folder, [name]);
  if (!free.ok) return free;
  await moveInto(zipStage.folder, await followed(place.folder), [name]);
  return ok([place.target]);
}

/** Puts what is in `stage` in its place; the paths are absolute. Throws what the disk throws. */
async function settled(order: Order, stage: ExportStage): Promise<Result<string[]>> {
  const { codec, place } = order;
  await stage.settle();
  if (place.kind === 'zip') {
    const zipStage = new ExportStage(`${stage.folder}-zip`);
    try {
      return await zipped(order, stage, zipStage);
    } finally {
      await zipStage.remove();
    }
  }
  const { names } = stage;
  const folder = await followed(place.folder);
  const free = await folderAmong(folder, names);
  if (!free.ok) return free;
  const isFolder = place.kind === 'folder';
  const before = isFolder ? await replaceable(folder) : new Set<string>();
  const own = new Set([...before, ...names]);
  const strangers = isFolder ? await strangersIn(codec, folder, own) : [];
  if (strangers.length > 0)
    return err(
      'not-empty',
      `${place.target} holds files that are not of an earlier export and would be read with this one: ${strangers.slice(0, 3).join(', ')}${strangers.length > 3 ? ` and ${strangers.length - 3} more` : ''}. Choose an empty folder.`,
      { file: place.target },
    );
  await moveInto(stage.folder, folder, names);
  for (const name of before) if (!names.includes(name)) await rm(path.join(folder, name));
  return ok(names.map((name) => path.join(place.folder, name)));
}

async function attempt(
  order: Order,
  source: ExportSource,
  isStill: () => boolean,
): Promise<Result<ExportReport> | null> {
  const { codec, place } = order;
  const made = await makeFolderFor(place.kind === 'folder' ? place.folder : place.target);
  if (!made.ok) return made;
  const folder = await followed(place.folder);
  const stage = new ExportStage(await stagePlace(folder, `.export-${randomUUID()}`));
  try {
    const { split } = order.options;
    const plan = split ? await splitPlan(source, order.options, split, order.hooks) : ok(null);
    if (!plan.ok) return plan;
    const places = plan.value?.of;
    const splitOf = places ? (id: string) => places.get(id) ?? null : null;
    const parts: WrittenPart[] = [];
    for (const part of partsOf(codec, source, splitOf)) {
      const written = await writePart(order, stage, part, splitOf ?? (() => null));
      // What changed between two passes looks like a mistake: it is none.
      if (!written.ok) return isStill() || written.error.code === 'cancelled' ? written : null;
      parts.push(written.value);
    }
    if (!isStill()) return null;
    const lost = lossesOf(surveysOf(parts), lostBetween(codec, source, splitOf));
    const described = describedBy(order, source, parts, plan.value);
    await putBeside(codec, place, stage, { ...described, lost });
    const files = await settled(order, stage);
    return files.ok ? ok({ ...reportOf(codec, files.value, parts), losses: lost }) : files;
  } catch (error) {
    return notWritten(place.target, error);
  } finally {
    await stage.remove().catch(() => undefined);
  }
}

const surveysOf = (parts: readonly WrittenPart[]): PartSurvey[] =>
  parts.map(({ survey }) => survey);

const describedBy = (
  { values, options, now }: Order,
  { head }: ExportSource,
  parts: readonly WrittenPart[],
  plan: SplitPlan | null,
): Omit<Described, 'lost'> => ({
  title: head.project.title,
  codebook: head.codebook,
  options,
  values,
  parts: parts.map(({ survey }) => ({ ...survey, annotators: survey.head.annotators })),
  splits: plan?.table ?? null,
  leftOut: leftOutOf(surveysOf(parts)),
  written: options.withTime === true ? new Date(now()).toISOString() : null,
});

const sumOf = (parts: readonly WrittenPart[], count: (part: WrittenPart) => number): number =>
  parts.reduce((sum, part) => sum + count(part), 0);

const reportOf = (
  codec: Codec,
  files: string[],
  parts: readonly WrittenPart[],
): Omit<ExportReport, 'losses'> => ({
  format: codec.id,
  files,
  articles: sumOf(parts, ({ proof }) => proof.articles),
  spans: sumOf(parts, ({ proof }) => proof.spans),
  relations: sumOf(parts, ({ proof }) => proof.relations),
  proved: sumOf(parts, ({ proof }) => proof.proved),
  leftOut: leftOutOf(surveysOf(parts)),
});

/** What is asked of an export. */
export interface ExportRequest {
  /** A codec's id. */
  readonly format: string;
  /** Absolute: the file to write, the folder where the format has several, or a name in .zip. */
  readonly target: string;
  readonly options: ExportOptions;
  readonly hooks?: ExportHooks;
  /** Milliseconds since 1970; only told where the options ask for it. */
  readonly now: () => number;
}

function orderOf(
  { format, options, now, hooks = {} }: ExportRequest,
  place: (codec: Codec) => Promise<Result<ExportPlace>>,
): Promise<Result<Order>> | Result<Order> {
  const chosen = formatOf(format, options);
  if (!chosen.ok) return chosen;
  const { codec, values } = chosen.value;
  return place(codec).then((found) =>
    found.ok ? ok({ codec, values, place: found.value, options, hooks, now }) : found,
  );
}

/** A dataset that belongs to no project. Refusals: as of `exportProject`. */
export async function exportDataset(
  dataset: Dataset,
  request: ExportRequest,
): Promise<Result<ExportReport>> {
  const order = await orderOf(request, (codec) => placeFor(codec, request.target, null));
  if (!order.ok) return order;
  return finished(await attempt(order.value, datasetSource(dataset), () => true));
}

const finished = (done: Result<ExportReport> | null): Result<ExportReport> =>
  done ?? err('not-written', 'The export was not finished. Try again.');

/**
 * Refusals: `unknown-format`, `relative-path`, `is-folder`, `is-file`, `inside-project`,
 * `not-empty`, `unknown-label`, `unknown-annotator`, `no-gold`, `unknown-option`, `bad-option`,
 * `export-not-proved`, `not-written`, `cancelled`; each leaves what was in the place before as it
 * was.
 */
export async function exportProject(
  store: Store,
  request: ExportRequest,
): Promise<Result<ExportReport>> {
  const order = await orderOf(request, (codec) => placeFor(codec, request.target, store.path));
  if (!order.ok) return order;
  if (order.value.codec.units) {
    const before = store.seq();
    const done = await attempt(order.value, storeSource(store), () => store.seq() === before);
    if (done) return done;
    // Somebody annotates meanwhile: what is exported is the project as it stood at one moment.
  }
  const dataset = await store.dataset();
  if (!dataset.ok) return dataset;
  return finished(await attempt(order.value, datasetSource(dataset.value), () => true));
}
