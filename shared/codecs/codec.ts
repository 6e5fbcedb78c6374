/**
 * The interface of every import and export format: one file of code each, listed in `registry.ts`.
 *
 * Writing is pushed article by article, so that nothing of an article is kept once it is written;
 * who drives it (`write.ts` in memory, `main/files/export.ts` to disk) reduces each article first to
 * what the format carries. Reading takes all files at once, or the files of one unit.
 */
import type { Loss } from '../model/loss.ts';
import type { Codebook } from '../model/codebook.ts';
import type { ArticleContent } from '../ops/state.ts';
import type { Result } from '../result.ts';
import type { Carries } from './carries.ts';
import type { Dataset, DatasetHead } from './dataset.ts';
import type { CodecOption, OptionValues } from './option.ts';
import type { Tally } from './tally.ts';
import type { Usage } from './usage.ts';

/** A file of an export or import: a path relative to the chosen place, and UTF-8 text. */
export interface TextFile {
  /**
   * Forward slashes. Where the format has an `extension`, the chosen path names its one file and
   * this is `''`; any further file (a schema, say) lies beside it, the stem of the chosen name in
   * front: `event.jsonl`, `event.schema.json`. Where it has none, the chosen path is a folder.
   */
  readonly path: string;
  readonly text: string;
  /** Of the file's line that `text` begins with; 1 when absent. Units of a file of lines have it. */
  readonly line?: number;
}

export interface BinaryFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type DataFile = TextFile | BinaryFile;

/** Takes a piece of a file; pieces of the same path follow one another. */
export type Out = (path: string, piece: string | Uint8Array) => void;

/** What is known of a dataset before its first article is written. All of it is reduced already. */
export interface Outline {
  readonly head: DatasetHead;
  /** The project's own, for names and definitions, whether or not the format carries it. */
  readonly codebook: Codebook;
  readonly usage: Usage;
  readonly options: OptionValues;
  /** `train`, `dev`, `test`; null: the dataset is one. Only formats with splits inside are told. */
  readonly splitOf: (article: string) => string | null;
}

/** Called article by article in the dataset's order, then `finish` once. */
export interface DatasetWriter {
  article(content: ArticleContent): void;
  finish(): void;
}

export interface ReadOptions {
  /** What messages call the file whose path is `''`. */
  readonly name?: string;
  /**
   * True: a quote that is not at its offsets is an error, even where the quote alone would find
   * its place. That is how an export is proved.
   */
  readonly strict?: boolean;
  /** The text of an article that the file names without giving it; absent: such a file is refused. */
  readonly textOf?: (article: {
    readonly id: string;
    readonly sha256: string;
  }) => string | undefined;
  /**
   * Given: `files` are one unit of several, so relations may lead out of it.
   * `texts`: how often a text (by SHA-256) was met in the units before; the reader counts on.
   */
  readonly unit?: { readonly texts: Map<string, number> };
}

/** What a reader found. */
export interface Reading {
  readonly dataset: Dataset;
  /** What the file says and a dataset has no place for: named, counted, with the reason. */
  readonly leftOut: readonly Loss[];
  /** Definitions that the file gives in its own words: proposals for what the codebook lacks. */
  readonly proposed?: Codebook;
}

/** What a reader is asked about a file whose format nobody named. */
export interface Candidate {
  /** Forward slashes, relative to the folder that was named; a file named alone has no folder. */
  readonly path: string;
  /** The first characters, a few thousand at most, without a byte order mark; `''` of binary files. */
  readonly head: string;
  /** Paths of all files that came along, this one included. */
  readonly beside: ReadonlySet<string>;
}

/** How a large dataset is read piece by piece. */
export type Units =
  /** Each line of the main file stands for itself; `begins`: only where a line matches it. */
  | { readonly by: 'line'; readonly begins?: RegExp }
  /** Files that have the same key belong together; null: the file is read with every unit. */
  | { readonly by: 'file'; readonly keyOf: (path: string) => string | null };

export interface Codec {
  /** As on the command line. */
  readonly id: string;
  readonly name: string;
  /** One line for menus: what it carries and who reads it. */
  readonly description: string;
  /** With the dot. A format of several equal files is a folder and has none: `''`. */
  readonly extension: string;
  readonly offsetUnit: 'UTF-16 code units' | 'Unicode code points' | 'both' | 'tokens';
  readonly carries: Carries;
  readonly options: readonly CodecOption[];
  /**
   * The paths of the files that make up a dataset, the one that is always there first; a folder's
   * many files as `*.ann`.
   */
  readonly parts: readonly string[];
  /** Endings of files that are bytes, not text. */
  readonly binary?: readonly string[];
  /** True: train, dev and test are places inside the format; else they are datasets of their own. */
  readonly hasSplits?: true;
  /** Absent: the whole dataset has to be in memory to be read. */
  readonly units?: Units | undefined;
  /** Whether files of other programs are read too, or only what Claimbench wrote. */
  readonly imports: 'any' | 'own';
  /** Markdown, one code block or two: how the format's usual tool loads what lies at `name`. */
  readonly usage: (name: string, options: OptionValues) => string;
  /**
   * What `carries` cannot say: changes and counts what the format has no place for, article by
   * article (overlaps, white space at edges). Ids are derived afterwards.
   */
  readonly reduce?: (
    content: ArticleContent,
    tally: Tally,
    options: OptionValues,
  ) => ArticleContent;
  /** Deterministic: the same dataset gives the same bytes. */
  writer(outline: Outline, out: Out): DatasetWriter;
  recognises(candidate: Candidate): boolean;
  /** Bad input is an error that names file, line or path, and reason. */
  read(
    files: readonly DataFile[],
    options?: ReadOptions,
  ): Result<Reading> | Promise<Result<Reading>>;
}

export interface Written {
  readonly files: readonly DataFile[];
  /** What the format could not carry, per kind and count, and why. */
  readonly losses: readonly Loss[];
}
