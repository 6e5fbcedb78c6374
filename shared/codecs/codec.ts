/** The interface of every import and export format: one file of code each, listed in `registry.ts`. */
import type { Loss } from '../contract.ts';
import type { Fragment } from '../model/anchor.ts';
import type { Result } from '../result.ts';
import type { Dataset } from './dataset.ts';

/** A file of an export or import: a path relative to the chosen place, and UTF-8 text. */
export interface TextFile {
  /** `''` where the format is one file and the chosen path names it. Forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Written {
  readonly files: readonly TextFile[];
  /** What the format could not carry, per kind and count, and why. */
  readonly losses: readonly Loss[];
}

/** One span as a reader of the format sees it, for proving an export. */
export interface ReadSpan {
  readonly article: string;
  readonly id: string;
  /** UTF-16 code units of the article's text as the format carries it. */
  readonly fragments: readonly Fragment[];
  readonly exact: string;
}

export interface Codec {
  readonly id: string;
  readonly name: string;
  /** One line for menus: what it carries and who reads it. */
  readonly description: string;
  /** With the dot. A format of several files is a folder and has none: `''`. */
  readonly extension: string;
  readonly offsetUnit: 'UTF-16 code units' | 'Unicode code points' | 'both';
  /** What survives `read(write(dataset))`; the conformance suite reduces a dataset by it. */
  readonly carries: {
    readonly text: boolean;
    readonly discontinuous: boolean;
    readonly attributes: boolean;
    readonly notes: boolean;
    readonly relations: boolean;
    readonly links: boolean;
    readonly codebook: boolean;
    readonly orphans: boolean;
    readonly raws: boolean;
    readonly tombstones: boolean;
  };
  write(dataset: Dataset): Result<Written>;
  /** Bad input is an error that names file, line or path, and reason. */
  read(files: readonly TextFile[]): Result<Dataset>;
}
