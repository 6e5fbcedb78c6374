/** Tags of CoNLL's last column: `O`, or a mark and a label: `B-claim`. */
import { escapeUnits, unescapeUnits } from '../escaped-units.ts';

/** IOB1, IOB2 and the schemes that mark ends (E, L) and single tokens (S, U) too. */
const TAG = /^(?:O|[BIMELSU]-.+)$/u;

export const isTag = (column: string): boolean => TAG.test(column);

/** Stretch of a sentence under one label; token numbers, the last one included. */
export interface Chunk {
  readonly label: string;
  readonly first: number;
  last: number;
  /** False: it begins with another mark, as in IOB1. */
  readonly begins: boolean;
}

/**
 * The chunks of one sentence, as `conlleval` finds them: one ends where the label changes, where the
 * next begins (B, S, U) and after an end (E, L, S, U), so that every scheme is read alike.
 * @param tags as `isTag` has them
 */
export function chunksOf(tags: readonly string[]): Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | null = null;
  for (const [at, tag] of tags.entries()) {
    if (tag === 'O') {
      open = null;
      continue;
    }
    const [mark, label] = [tag.charAt(0), tag.slice(2)];
    const begins = 'BSU'.includes(mark);
    if (!open || begins || open.label !== label) {
      open = { label, first: at, last: at, begins };
      chunks.push(open);
    } else {
      open.last = at;
    }
    if ('ELSU'.includes(mark)) open = null;
  }
  return chunks;
}

/** What would part a column or end a line in some reader. */
const UNSAFE = /[\p{Z}\p{Cc}\s]/gu;

/** A label as tags have it: readable, one word, and never the same for two labels. */
export const tagLabel = (label: string): string => escapeUnits(label, UNSAFE);

export const labelOfTag = (label: string): string => unescapeUnits(label);
