/**
 * How the rest of the renderer talks to a pane's editor. Nothing outside `renderer/editor` knows
 * ProseMirror: everything here is in UTF-16 offsets of the article's text.
 */
import type { Fragment } from '../../shared/model/anchor.ts';

/** The selection as the analyst made it: `anchor` stays, `head` moves. Equal: a caret. */
export interface TextSelection {
  readonly anchor: number;
  readonly head: number;
}

export type CaretUnit = 'character' | 'word' | 'sentence' | 'paragraph' | 'article';

export interface EditorHandle {
  /**
   * Takes over what the browser selected by itself (arrow keys, a drag) and will tell of only later:
   * a key pressed at once means the selection that is seen, not the one before.
   */
  catchUp(): void;
  selection(): TextSelection;
  select(selection: TextSelection): void;
  /** Moves the caret (or, extending, the head) by one unit. */
  move(unit: CaretUnit, direction: 1 | -1, extend: boolean): void;
  focus(): void;
  /** Brings a range into view if it is not; never moves the text when it is. */
  reveal(range: Fragment): void;
  /** Offset of the first character in view: what a restart scrolls back to. */
  topOffset(): number;
  scrollToOffset(offset: number): void;
  /** Where a range stands on screen, for toolbars and popovers; null when out of view. */
  boxOf(range: Fragment): DOMRect | null;
  /** One box a line, of what of the range is laid out; handles and connectors hang on these. */
  boxesOf(range: Fragment): readonly DOMRect[];
  /** The scrolling box of the text. */
  frame(): DOMRect;
  /** Where lines of text stand: from the first line's left to the last one's right end. */
  column(): DOMRect;
  /** The offset at a point of the window, or null beside the text. */
  offsetAt(x: number, y: number): number | null;
  /** Calls back whenever text may stand elsewhere on screen (scrolled, laid out anew). */
  onMoved(listener: () => void): () => void;
}
