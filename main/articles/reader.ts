/** What every reader of articles offers, and what it makes of a file: one kind of file a module. */
import type { Loss } from '../../shared/model/loss.ts';
import type { Fragment } from '../../shared/model/anchor.ts';
import type { ArticleMeta, Block, InlineMark } from '../../shared/model/article.ts';
import { err, type Err, type Result } from '../../shared/result.ts';

export interface ReadOptions {
  /** Of kinds that are text; absent: told by the file, or UTF-8 and nothing else. */
  readonly encoding?: string;
}

/** The text of an article with its structure. Offsets are UTF-16 code units of `text`. */
export interface ArticleBody {
  /** As `normaliseText` leaves it. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  /** Ascending and disjoint. */
  readonly boilerplate: readonly Fragment[];
}

export interface ReadArticle extends ArticleBody {
  /** As the file itself says; absent: the text has to tell. */
  readonly title?: string;
  readonly meta: ArticleMeta;
  /** What the bytes were read as, for the record of the raw file. */
  readonly encoding: string;
  /** What of the file has no place in an article. */
  readonly notes: readonly Loss[];
}

export interface ArticleReader {
  /** As in messages for programs: `html`. */
  readonly id: string;
  /** In words: “web page”. */
  readonly name: string;
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * Nothing is ever fetched or executed. The same bytes make the same article.
   * @param name what messages call the file
   */
  readonly read: (
    bytes: Uint8Array,
    name: string,
    options?: ReadOptions,
  ) => Promise<Result<ReadArticle>>;
}

/** Files that carry pictures and fonts beside their text. Bytes. */
export const MAX_DOCUMENT_BYTES = 100 * 1024 * 1024;

export const refuseFile = (name: string, code: string, reason: string): Err =>
  err(code, `${name}: ${reason}`, { file: name });

/** Refusals before a document is opened: an empty file, or one that is larger than any article. */
export function documentProblem(bytes: Uint8Array, name: string): Err | null {
  if (bytes.length === 0) return refuseFile(name, 'empty-file', 'it is empty.');
  if (bytes.length <= MAX_DOCUMENT_BYTES) return null;
  const size = Math.ceil(bytes.length / 2 ** 20);
  const limit = MAX_DOCUMENT_BYTES / 2 ** 20;
  return refuseFile(
    name,
    'file-too-large',
    `it is too large: ${size} MB, where at most ${limit} MB are taken.`,
  );
}

/** `losses` that did happen. */
export const countedLosses = (
  losses: readonly (readonly [what: string, count: number, why: string])[],
): Loss[] => losses.flatMap(([what, count, why]) => (count > 0 ? [{ what, count, why }] : []));
