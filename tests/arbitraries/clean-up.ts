/** Random clean-ups: edits as keys, mouse and clipboard make them, on a real editor state. */
import { closeHistory } from '@tiptap/pm/history';
import { TextSelection, type Command, type EditorState, type Transaction } from '@tiptap/pm/state';
import fc from 'fast-check';
import { splitBlock, joinBlock } from '../../renderer/editor/clean-up/blocks.ts';
import { COMMANDS, EDITS, linkTo } from '../../renderer/editor/clean-up/edits.ts';
import { splitsSurrogatePair } from '../../shared/model/anchor.ts';

export const CLEAN_UP_EDITS = [
  'type',
  'type',
  'delete',
  'delete',
  'delete a little',
  'replace',
  'type and delete',
  'split',
  'join back',
  'join on',
  'cut and paste',
  'drag',
  'copy and paste',
  'command',
  'command',
  'link',
  'undo',
  'undo',
  'redo',
  'pause',
] as const;

export interface CleanUpEdit {
  readonly what: (typeof CLEAN_UP_EDITS)[number];
  /** Where, as numbers to be taken modulo what is there. */
  readonly at: number;
  readonly length: number;
  readonly other: number;
  readonly text: string;
}

const TEXTS = ['x', 'the', ' ', 'said ', '😀', 'e\u0301', ' a b ', 'Gaza', '.', 'ий', '今日は'];

export const cleanUpEditArb: fc.Arbitrary<CleanUpEdit> = fc.record({
  what: fc.constantFrom(...CLEAN_UP_EDITS),
  at: fc.nat({ max: 9999 }),
  length: fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 400 })),
  other: fc.nat({ max: 9999 }),
  text: fc.constantFrom(...TEXTS),
});

/** How far around `around` edits land: near enough to meet each other and what is annotated there. */
const REACH = 700;

/** A position in some block's text, never inside a character of two units. */
function positionNear({ doc }: EditorState, around: number, at: number): number {
  const { size } = doc.content;
  const wanted = Math.max(1, Math.min(size - 1, around + (at % REACH)));
  const $pos = TextSelection.near(doc.resolve(wanted)).$from;
  return splitsSurrogatePair($pos.parent.textContent, $pos.parentOffset) ? $pos.pos + 1 : $pos.pos;
}

/** Dispatches every transaction of `edit`; none where it cannot be made. */
export function makeEdit(
  { what, at, length, other, text }: CleanUpEdit,
  around: number,
  stateNow: () => EditorState,
  dispatch: (transaction: Transaction) => void,
): void {
  const run = (command: Command): void => {
    command(stateNow(), dispatch);
  };
  const place = (by: number): number => positionNear(stateNow(), around, by);
  const select = (from: number, to = from): void => {
    const { tr } = stateNow();
    dispatch(tr.setSelection(TextSelection.create(tr.doc, Math.min(from, to), Math.max(from, to))));
  };
  const selectSome = (size: number): void => select(place(at), place(at + size));
  switch (what) {
    case 'type':
      select(place(at));
      dispatch(stateNow().tr.insertText(text));
      return;
    case 'delete':
      selectSome(length);
      dispatch(stateNow().tr.deleteSelection());
      return;
    case 'delete a little':
      selectSome(1 + (length % 3));
      dispatch(stateNow().tr.deleteSelection());
      return;
    case 'replace':
      selectSome(1 + (length % 20));
      dispatch(stateNow().tr.insertText(text));
      return;
    case 'type and delete': {
      const from = place(at);
      select(from);
      dispatch(stateNow().tr.insertText(text));
      dispatch(stateNow().tr.delete(from, from + text.length));
      return;
    }
    case 'split':
      selectSome(length % 8 === 0 ? 5 : 0);
      run(splitBlock);
      return;
    case 'join back':
    case 'join on': {
      const { $from } = TextSelection.near(stateNow().doc.resolve(place(at)));
      select(what === 'join back' ? $from.start() : $from.end());
      run(joinBlock(what === 'join back' ? -1 : 1));
      return;
    }
    case 'cut and paste':
    case 'copy and paste': {
      selectSome(length);
      const slice = stateNow().selection.content();
      if (what === 'cut and paste') dispatch(stateNow().tr.deleteSelection());
      select(other % 4 === 0 ? stateNow().selection.from : place(other));
      dispatch(stateNow().tr.replaceSelection(slice));
      return;
    }
    case 'drag': {
      selectSome(length);
      const target = place(other);
      const { tr, selection } = stateNow();
      const slice = selection.content();
      tr.deleteSelection();
      const to = tr.mapping.map(target);
      dispatch(tr.replaceRange(to, to, slice));
      return;
    }
    case 'command': {
      selectSome(length);
      const edit = EDITS[other % EDITS.length] ?? 'undo';
      run(COMMANDS[edit]);
      return;
    }
    case 'link':
      selectSome(length);
      run(linkTo('https://example.org/'));
      return;
    case 'undo':
    case 'redo':
      run(COMMANDS[what]);
      return;
    case 'pause':
      // As if half a second went by: what comes is a step of its own.
      dispatch(closeHistory(stateNow().tr));
      return;
  }
}
