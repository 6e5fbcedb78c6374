/** A kind of file that codebooks travel in on their own. */
import type { AttributeDefinition } from '../model/attribute.ts';
import type { Codebook } from '../model/codebook.ts';
import type { Result } from '../result.ts';

/** Something that one side has no words for. */
export interface CodebookLoss {
  readonly what: string;
  readonly count: number;
  readonly why: string;
}

export interface WrittenCodebook {
  readonly text: string;
  /** What the format could not carry. */
  readonly losses: readonly CodebookLoss[];
}

export interface ReadCodebook {
  /** Sound, as far as `codebookProblem` can tell. Its clock is a placeholder. */
  readonly codebook: Codebook;
  /** What the file says that a codebook cannot. */
  readonly losses: readonly CodebookLoss[];
}

export interface CodebookFormat {
  readonly id: 'json' | 'brat' | 'label-studio';
  /** As people know it. */
  readonly name: string;
  /** What such a file is usually called. */
  readonly file: string;
  readonly write: (codebook: Codebook) => WrittenCodebook;
  /**
   * @param file for messages
   * @param own the codebook that the file is read for: labels of the same name keep their ids, and
   *   what the format has no words for stays as it is there
   * Refusals: `bad-codebook`, with line or path and reason.
   */
  readonly read: (text: string, file: string, own: Codebook | null) => Result<ReadCodebook>;
}

/** An attribute as a format can say it, or null where it cannot at all. */
export type Carried = (definition: AttributeDefinition) => AttributeDefinition | null;

/** Losses counted one by one. */
export class LossCount {
  private readonly counts = new Map<string, { readonly why: string; count: number }>();

  add(what: string, why: string, count = 1): void {
    if (count === 0) return;
    const known = this.counts.get(what) ?? { why, count: 0 };
    known.count += count;
    this.counts.set(what, known);
  }

  get losses(): readonly CodebookLoss[] {
    return [...this.counts].map(([what, { why, count }]) => ({ what, count, why }));
  }
}
