/** Paragraphs are blocks. Offsets are UTF-16 code units. */
import type { Block } from '../model/article.ts';

/** Index of the last block that starts at or before `offset`; -1 when there is none. */
function indexAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && block.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The block that holds the caret position `offset`, its end included; null between blocks. */
export function paragraphAt(blocks: readonly Block[], offset: number): Block | null {
  const block = blocks[indexAt(blocks, offset)];
  return block && offset <= block.end ? block : null;
}

/**
 * Where the caret goes by one paragraph: forward to the start of the next one (or the end of the
 * last), backward to the start of this one, or of the one before when it is there already.
 */
export function nextParagraph(blocks: readonly Block[], offset: number, direction: 1 | -1): number {
  const index = indexAt(blocks, offset);
  if (direction === 1) return blocks[index + 1]?.start ?? Math.max(offset, blocks.at(-1)?.end ?? 0);
  const here = blocks[index];
  if (!here) return 0;
  return here.start < offset ? here.start : (blocks[index - 1]?.start ?? here.start);
}
