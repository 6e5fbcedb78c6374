/**
 * The manifest beside every export: what it is, what it holds, and what it lost. No clock in it unless
 * the analyst asked for one, so that the same input gives the same bytes.
 */
import { z } from 'zod';
import type { ExportOptions } from '../model/export-report.ts';
import { lossSchema, type Loss } from '../model/loss.ts';
import type { Annotator } from '../model/annotator.ts';
import { codebookSchema, listedCodebook, type Codebook } from '../model/codebook.ts';
import {
  SPLITS,
  splitRowSchema,
  splitSchema,
  type SplitName,
  type SplitRow,
} from '../model/split.ts';
import type { Candidate, Codec } from './codec.ts';
import { prettyJson } from './json.ts';
import type { OptionValues } from './option.ts';
import type { Usage } from './usage.ts';

/** In a folder; beside a file its stem and a dot stand in front. */
export const MANIFEST = 'manifest.json';
export const MANIFEST_FORMAT = 'claimbench-manifest';
const VERSION = 1;
const HEAD = new RegExp(`^\\s*\\{\\s*"format":\\s*"${MANIFEST_FORMAT}"`, 'u');

/** Whether a file is a manifest of ours: it tells of a dataset and is part of none. */
export const isManifest = ({ path, head }: Pick<Candidate, 'path' | 'head'>): boolean =>
  /(?:^|[./])manifest\.json$/u.test(path) && HEAD.test(head);

const count = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const counted = z.array(z.object({ id: z.string(), name: z.string(), count }));

export const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  version: z.literal(VERSION),
  /** The version of Claimbench that wrote it. */
  claimbench: z.string(),
  /** The format of the dataset, by the id that the command line knows it by. */
  dataset: z.object({ id: z.string(), name: z.string(), title: z.string() }),
  /** What its offsets count. */
  offsetUnit: z.string(),
  /** All of the export but this file; of what lies in a folder or a zip, its path there. */
  files: z.array(z.object({ path: z.string(), sha256, bytes: count })),
  /** As the format has them: where it has no ids, they follow from the text. */
  articles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      /** Of the UTF-8 bytes of its text, lower-case hex. */
      sha256,
      split: z.enum(SPLITS).exactOptional(),
    }),
  ),
  /** Of what was written. */
  counts: z.object({
    articles: count,
    spans: count,
    relations: count,
    labels: counted,
    relationTypes: counted,
    /** Annotations and relations of each; empty where the format names nobody. */
    annotators: counted,
  }),
  /** What was chosen and how; annotators and labels by id, empty: all. */
  options: z.object({
    annotators: z.array(z.string()),
    labels: z.array(z.string()),
    boilerplate: z.boolean(),
    goldOnly: z.boolean(),
    /** Every option of the format, also those that nobody changed. */
    format: z.record(z.string(), z.union([z.string(), z.boolean()])),
    split: splitSchema.nullable(),
  }),
  /** Null: the dataset is one. Counted before the format lost anything. */
  splits: z.array(splitRowSchema).nullable(),
  /** What the format could not carry, and why. */
  lost: z.array(lossSchema),
  /** What the options chose out. */
  leftOut: z.object({ spans: count, relations: count }),
  /** The project's own, whether or not the format carries it. */
  codebook: codebookSchema,
  /** ISO 8601, UTC; only where it was asked for. */
  written: z.string().exactOptional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The dataset, or one of its splits, as it was written. */
export interface ManifestPart {
  readonly usage: Usage;
  readonly articles: readonly {
    readonly id: string;
    readonly title: string;
    readonly sha256: string;
    readonly split: SplitName | null;
  }[];
  readonly annotators: readonly Annotator[];
}

export interface ManifestInput {
  /** Claimbench's version. */
  readonly claimbench: string;
  readonly codec: Pick<Codec, 'id' | 'name' | 'offsetUnit' | 'options' | 'carries'>;
  /** The project's. */
  readonly title: string;
  readonly codebook: Codebook;
  readonly options: ExportOptions;
  readonly values: OptionValues;
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
  readonly parts: readonly ManifestPart[];
  readonly splits: readonly SplitRow[] | null;
  readonly lost: readonly Loss[];
  readonly leftOut: { readonly spans: number; readonly relations: number };
  /** ISO 8601, UTC. Null: no clock in it. */
  readonly written: string | null;
}

/** The option of formats whose readers disagree about what offsets count; its choices name units. */
const OFFSETS = 'offsets';

/** What offsets count in this export, in words. */
export function offsetUnitOf(
  { offsetUnit, options }: Pick<Codec, 'offsetUnit' | 'options'>,
  values: OptionValues,
): string {
  const option = options.find(({ id }) => id === OFFSETS);
  const chosen =
    option?.kind === 'choice' ? option.choices.find(({ id }) => id === values[OFFSETS]) : undefined;
  return chosen?.name ?? offsetUnit;
}

type Counts = Manifest['counts'];
type Named = readonly { readonly id: string; readonly name: string }[];

/** By id, so that two manifests are easy to compare. */
function totalled(
  maps: readonly (readonly (readonly [string, number])[])[],
  named: Named,
): Counts['labels'] {
  const totals = new Map<string, number>();
  for (const [id, some] of maps.flat()) totals.set(id, (totals.get(id) ?? 0) + some);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return [...totals]
    .map(([id, total]) => ({ id, name: names.get(id) ?? id, count: total }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What was written, over all parts. */
export function countsOf(
  parts: readonly ManifestPart[],
  codebook: Codebook,
  { authors }: Pick<Codec['carries'], 'authors'>,
): Counts {
  const sum = (of: (usage: Usage) => number): number =>
    parts.reduce((total, { usage }) => total + of(usage), 0);
  const uses = (of: (usage: Usage) => ReadonlyMap<string, { readonly count: number }>) =>
    parts.map(({ usage }) => [...of(usage)].map(([id, use]) => [id, use.count] as const));
  return {
    articles: sum((usage) => usage.articles),
    spans: sum((usage) => usage.spans),
    relations: sum((usage) => usage.relations),
    labels: totalled(
      uses((usage) => usage.labels),
      codebook.labels,
    ),
    relationTypes: totalled(
      uses((usage) => usage.relationTypes),
      codebook.relationTypes,
    ),
    annotators:
      authors === 'none'
        ? []
        : totalled(
            parts.map(({ usage }) => [...usage.annotators]),
            parts.flatMap(({ annotators }) => annotators),
          ),
  };
}

/** With a final line feed. Deterministic. */
export function manifestText(input: ManifestInput): string {
  const { codec, options, values, codebook, written } = input;
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    version: VERSION,
    claimbench: input.claimbench,
    dataset: { id: codec.id, name: codec.name, title: input.title },
    offsetUnit: offsetUnitOf(codec, values),
    files: input.files.map(({ path, sha256: hash, bytes }) => ({ path, sha256: hash, bytes })),
    articles: input.parts
      .flatMap(({ articles }) => articles)
      .map(({ split, id, title, sha256: hash }) => ({
        id,
        title,
        sha256: hash,
        ...(split === null ? {} : { split }),
      })),
    counts: countsOf(input.parts, codebook, codec.carries),
    options: {
      annotators: options.annotators,
      labels: options.labels,
      boilerplate: options.boilerplate,
      goldOnly: options.goldOnly ?? false,
      format: { ...values },
      split: options.split ?? null,
    },
    splits: input.splits && [...input.splits],
    lost: [...input.lost],
    leftOut: input.leftOut,
    codebook: listedCodebook(codebook),
    ...(written === null ? {} : { written }),
  };
  return prettyJson(manifest);
}
