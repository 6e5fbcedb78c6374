/** What can be done to a text that is cleaned up, by name: keys and toolbar have no others. */
import { toggleMark } from '@tiptap/pm/commands';
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history';
import type { MarkType } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import type { Block } from '../../../shared/model/article.ts';
import { setBlock } from './blocks.ts';
import { keepBoilerplate, removeBoilerplate } from './boilerplate.ts';
import { safeAddress } from './link-address.ts';
import { NODE_NAMES } from './schema.ts';

export const EDITS = [
  'bold',
  'italic',
  'unlink',
  'heading-1',
  'heading-2',
  'heading-3',
  'paragraph',
  'list-item',
  'quotation',
  'remove-boilerplate',
  'keep-boilerplate',
  'undo',
  'redo',
] as const;
export type Edit = (typeof EDITS)[number];

const toggle =
  (name: string): Command =>
  (state, dispatch) => {
    const mark = state.schema.marks[name];
    return mark ? toggleMark(mark)(state, dispatch) : false;
  };

/** The selection, or the link around the caret. */
function linkRange(state: EditorState, link: MarkType): { from: number; to: number } {
  const { from, to, empty, $from } = state.selection;
  if (!empty) return { from, to };
  let first = from;
  let last = from;
  $from.parent.forEach((child, offset) => {
    const start = $from.start() + offset;
    const end = start + child.nodeSize;
    if (!link.isInSet(child.marks) || end < first || start > last) return;
    first = Math.min(first, start);
    last = Math.max(last, end);
  });
  return { from: first, to: last };
}

const unlink: Command = (state, dispatch) => {
  const link = state.schema.marks['link'];
  if (!link) return false;
  const { from, to } = linkRange(state, link);
  if (!state.doc.rangeHasMark(from, to, link)) return false;
  dispatch?.(state.tr.removeMark(from, to, link));
  return true;
};

/** Links the selection, or changes the link around the caret. False without either, or address. */
export const linkTo =
  (address: string): Command =>
  (state, dispatch) => {
    const link = state.schema.marks['link'];
    const href = safeAddress(address);
    if (!link || href === null) return false;
    const { from, to } = linkRange(state, link);
    if (from === to) return false;
    dispatch?.(state.tr.addMark(from, to, link.create({ href })));
    return true;
  };

/** The address of the link around the caret or in the selection; null when there is none. */
export function linkAt(state: EditorState): string | null {
  const link = state.schema.marks['link'];
  if (!link) return null;
  const { from, to } = linkRange(state, link);
  let found: string | null = null;
  state.doc.nodesBetween(from, to, (node) => {
    found ??= link.isInSet(node.marks)?.attrs['href'] ?? null;
  });
  return found;
}

export const COMMANDS: Readonly<Record<Edit, Command>> = {
  bold: toggle('bold'),
  italic: toggle('italic'),
  unlink,
  'heading-1': setBlock('heading', { level: 1 }),
  'heading-2': setBlock('heading', { level: 2 }),
  'heading-3': setBlock('heading', { level: 3 }),
  paragraph: setBlock('paragraph'),
  'list-item': setBlock('listItem'),
  quotation: setBlock('quotation'),
  'remove-boilerplate': removeBoilerplate,
  'keep-boilerplate': keepBoilerplate,
  undo,
  redo,
};

/** What the toolbar shows as pressed, and what can be done at all. */
export interface EditStatus {
  readonly pressed: ReadonlySet<string>;
  readonly possible: ReadonlySet<Edit>;
  readonly hasSelection: boolean;
}

function isMarked(state: EditorState, name: string): boolean {
  const mark = state.schema.marks[name];
  if (!mark) return false;
  const { from, to, empty, $from } = state.selection;
  if (empty) return Boolean(mark.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, mark);
}

export function statusOf(state: EditorState): EditStatus {
  const { parent } = state.selection.$from;
  const type = (Object.keys(NODE_NAMES) as Block['type'][]).find(
    (name) => NODE_NAMES[name] === parent.type.name,
  );
  const block = type === 'heading' ? `heading-${String(parent.attrs['level'])}` : type;
  return {
    pressed: new Set([
      ...(block === undefined ? [] : [block]),
      ...['bold', 'italic', 'link'].filter((name) => isMarked(state, name)),
    ]),
    possible: new Set(
      EDITS.filter((edit) => {
        if (edit === 'undo') return undoDepth(state) > 0;
        if (edit === 'redo') return redoDepth(state) > 0;
        return COMMANDS[edit](state);
      }),
    ),
    hasSelection: !state.selection.empty,
  };
}
