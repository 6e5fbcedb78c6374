/** What each codec's tests bring along: how its own files are spoiled, and what it then says. */

export interface Change {
  /** The file that is changed, as in `DataFile.path`; a function where names are made. */
  readonly path: string | ((path: string) => boolean);
  readonly change: (text: string) => string;
}

export interface Flaw extends Change {
  readonly name: string;
  /** The case whose files are spoiled. */
  readonly of: string;
  /** What the message says; it names the file by itself. */
  readonly says: RegExp;
}

export interface Flaws {
  /**
   * In the files of `emoji-with-joiners`: one offset moved by one, so that a proof has to fail,
   * although the quote alone would find its place.
   */
  readonly shift: Change;
  /** Cut off, malformed, offsets past the end, quotes that are nowhere, what else peers send. */
  readonly flaws: readonly [Flaw, Flaw, ...Flaw[]];
}

export const isChanged = ({ path }: Change, file: { readonly path: string }): boolean =>
  typeof path === 'string' ? path === file.path : path(file.path);

/** The first half, cut inside a record. */
export const half = (text: string): string => text.slice(0, Math.floor(text.length * 0.6));
