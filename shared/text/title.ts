/** A title for a text that came without one; the analyst can change it. */
import type { Block } from '../model/article.ts';
import { segmenterFor } from './segmenter.ts';

const LONGEST = 70;

/** `words` cut after a whole word so that it stays short; an ellipsis marks the cut. */
function shortened(words: string): string {
  if (words.length <= LONGEST) return words;
  let end = 0;
  for (const piece of segmenterFor('word').segment(words.slice(0, LONGEST * 2))) {
    const after = piece.index + piece.segment.length;
    if (after > LONGEST) break;
    if (piece.isWordLike === true) end = after;
  }
  // One word longer than a title may be: cut at a character, never inside one.
  if (end === 0) end = segmenterFor('grapheme').segment(words).containing(LONGEST)?.index ?? 0;
  return `${words.slice(0, end)}…`;
}

const stem = (fileName: string): string =>
  (fileName.split(/[/\\]/u).at(-1) ?? '').replace(/\.[^.]+$/u, '').trim();

/**
 * A first line that reads like a title, else the first words of the first paragraph, else the
 * file's name without its ending.
 */
export function guessTitle(text: string, blocks: readonly Block[], fileName = ''): string {
  const block =
    blocks.find(({ type, level }) => type === 'heading' && level === 1) ??
    blocks.find(({ type, start }) => type === 'paragraph' && text[start] !== '(') ??
    blocks[0];
  if (!block) return stem(fileName) || 'Untitled';
  const words = text.slice(block.start, block.end).replace(/\s+/gu, ' ');
  return block.level === 1 ? words : shortened(words);
}
