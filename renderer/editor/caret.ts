/** Where the caret goes by keys, in offsets (UTF-16 code units); never inside a character. */
import type { Article } from '../../shared/model/article.ts';
import { unreachable } from '../../shared/result.ts';
import { nextParagraph } from '../../shared/text/paragraph.ts';
import { nextSentence } from '../../shared/text/sentence.ts';
import { characterBoundary, wordBoundary } from '../../shared/text/word.ts';
import type { CaretUnit, TextSelection } from './editor-handle.ts';
import type { OffsetMap } from './mapping.ts';

/** One character on; from a block's edge to the next block, whose edge counts as one. */
function nextCharacter(text: string, map: OffsetMap, offset: number, direction: 1 | -1): number {
  const index = map.blockAt(offset);
  const { start, end } = map.place(index);
  if (direction === 1 && offset >= end) return map.places[index + 1]?.start ?? end;
  if (direction === -1 && offset <= start) return map.places[index - 1]?.end ?? start;
  return characterBoundary(text, offset, direction);
}

function target(
  { text, blocks, meta }: Article,
  map: OffsetMap,
  from: number,
  unit: CaretUnit,
  direction: 1 | -1,
): number {
  switch (unit) {
    case 'character':
      return nextCharacter(text, map, from, direction);
    case 'word':
      return wordBoundary(text, from, direction, undefined, meta.language);
    case 'sentence':
      return nextSentence(text, from, direction, meta.language);
    case 'paragraph':
      return nextParagraph(blocks, from, direction);
    case 'article':
      return direction === 1 ? text.length : 0;
    default:
      return unreachable(unit);
  }
}

/** The selection after one move: of the caret or, extending, of the head. */
export function moved(
  article: Article,
  map: OffsetMap,
  { anchor, head }: TextSelection,
  unit: CaretUnit,
  direction: 1 | -1,
  extend: boolean,
): TextSelection {
  if (!extend && unit === 'character' && anchor !== head) {
    const edge = direction === 1 ? Math.max(anchor, head) : Math.min(anchor, head);
    return { anchor: edge, head: edge };
  }
  const to = target(article, map, head, unit, direction);
  const inText = map.offsetOf(map.positionOf(to));
  return { anchor: extend ? anchor : inText, head: inText };
}
