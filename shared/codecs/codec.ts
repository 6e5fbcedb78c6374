/** The interface of every import and export format: one file of code each, listed in `registry.ts`. */
import type { Loss } from '../contract.ts';
import type { Result } from '../result.ts';
import type { Dataset } from './dataset.ts';

/** A file of an export or import: a path relative to the chosen place, and UTF-8 text. */
export interface TextFile {
  /**
   * Forward slashes. Where the format has an `extension`, the chosen path names its one file and
   * this is `''`; any further file (a schema, say) lies beside it, the stem of the chosen name in
   * front: `event.jsonl`, `event.schema.json`. Where it has none, the chosen path is a folder.
   */
  readonly path: string;
  readonly text: string;
}

export interface Written {
  readonly files: readonly TextFile[];
  /** What the format could not carry, per kind and count, and why. */
  readonly losses: readonly Loss[];
}

/** What survives `read(write(dataset))`; `carry.ts` reduces a dataset by it and counts the rest. */
export interface Carries {
  readonly text: boolean;
  readonly discontinuous: boolean;
  readonly attributes: boolean;
  readonly notes: boolean;
  /** Draft or final. */
  readonly status: boolean;
  readonly relations: boolean;
  /** Relations across articles. */
  readonly links: boolean;
  /** What was adjudicated; only formats that carry everything of an annotation can. */
  readonly decisions: boolean;
  readonly codebook: boolean;
  readonly orphans: boolean;
  readonly raws: boolean;
  readonly tombstones: boolean;
  /** Blocks, inline marks and boilerplate of articles. */
  readonly structure: boolean;
  /** What is said of whole articles: answers, notes, who is done; and their earlier revisions. */
  readonly ofArticles: boolean;
  /** Clocks, revision numbers, and the records of the project and of idle annotators. */
  readonly history: boolean;
  /** Fields of a newer version, which this one does not know. */
  readonly unknownFields: boolean;
}

export interface ReadOptions {
  /** What messages call the file whose path is `''`. */
  readonly name?: string;
  /**
   * True: a quote that is not at its offsets is an error, even where the quote alone would find
   * its place. That is how an export is proved.
   */
  readonly strict?: boolean;
}

export interface Codec {
  readonly id: string;
  readonly name: string;
  /** One line for menus: what it carries and who reads it. */
  readonly description: string;
  /** With the dot. A format of several equal files is a folder and has none: `''`. */
  readonly extension: string;
  readonly offsetUnit: 'UTF-16 code units' | 'Unicode code points' | 'both';
  readonly carries: Carries;
  /** The paths of the files that make up a dataset; only the first one is always there. */
  readonly parts: readonly string[];
  /** Deterministic: the same dataset gives the same bytes, whatever order its records came in. */
  write(dataset: Dataset): Result<Written>;
  /** Bad input is an error that names file, line or path, and reason. */
  read(files: readonly TextFile[], options?: ReadOptions): Result<Dataset>;
}
