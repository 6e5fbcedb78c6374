/** Keys that make, end and join blocks. Commands as ProseMirror has them. */
import type { Mark, Node, NodeType } from '@tiptap/pm/model';
import { TextSelection, type Command, type Transaction } from '@tiptap/pm/state';

/** What opens stands at what follows it, what closes at what goes before: two characters at an edge. */
const HELD = /^[\p{Ps}\p{Pi}]|[\p{Pe},.;:!?]$/u;
/** Scripts written without spaces between words. */
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const spaceAtEnd = (text: string): number => text.length - text.trimEnd().length;
const spaceAtStart = (text: string): number => text.length - text.trimStart().length;

/** See `schema.ts`. */
const gapOf = (block: Node): unknown => block.attrs['gap'];

/** What a block is followed by when it is left at its end. */
function nextType(
  block: Node,
  isAtEnd: boolean,
): { type: NodeType; attrs: Record<string, unknown> } {
  const { paragraph } = block.type.schema.nodes;
  const type = isAtEnd && block.type.name === 'heading' && paragraph ? paragraph : block.type;
  return { type, attrs: type === block.type ? { ...block.attrs, gap: null } : {} };
}

/**
 * Ends the block at the caret. The white space there is left out, as it is between blocks
 * everywhere. A quotation or list item without text becomes a paragraph.
 */
export const splitBlock: Command = (state, dispatch) => {
  const { tr } = state;
  if (!state.selection.empty) tr.deleteSelection();
  const { $from } = tr.selection;
  const block = $from.parent;
  if (!block.isTextblock) return false;
  const { paragraph } = state.schema.nodes;
  const text = block.textBetween(0, block.content.size);
  const before = text.slice(0, $from.parentOffset);
  const after = text.slice($from.parentOffset);
  if (block.content.size === 0 && paragraph && block.type !== paragraph) {
    tr.setNodeMarkup($from.before(), paragraph, { gap: gapOf(block) });
  } else if (before.trim() === '' && after !== '' && paragraph) {
    // The block itself goes on; what is new stands before it.
    tr.insert($from.before(), paragraph.create());
  } else {
    const from = $from.pos - spaceAtEnd(before);
    const to = $from.pos + spaceAtStart(after);
    if (from < to) tr.delete(from, to);
    tr.split(from, 1, [nextType(block, after.trim() === '')]);
    tr.setSelection(TextSelection.create(tr.doc, from + 2));
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Marks that both blocks have at the edge between them. */
const sharedMarks = (before: Node, after: Node): readonly Mark[] =>
  before.lastChild?.marks.filter((mark) => mark.isInSet(after.firstChild?.marks ?? [])) ?? [];

/** Puts two blocks together at the position between them: with a space where their words would meet. */
function join(tr: Transaction, between: number): Transaction {
  const { nodeBefore: before, nodeAfter: after } = tr.doc.resolve(between);
  if (!before || !after) return tr;
  if (before.content.size === 0) return tr.delete(between - before.nodeSize, between);
  if (after.content.size === 0) {
    tr.delete(between, between + after.nodeSize);
    return tr.setSelection(TextSelection.create(tr.doc, between - 1));
  }
  const edge = before.textContent.slice(-1) + after.textContent.slice(0, 1);
  tr.join(between);
  if (/\s/u.test(edge) || SPACELESS.test(edge) || HELD.test(edge)) return tr;
  const space = before.type.schema.text(' ', sharedMarks(before, after));
  tr.insert(between - 1, space);
  return tr.setSelection(TextSelection.create(tr.doc, between));
}

/** At the start of a block (-1) or at its end (1): takes away the border to the next one there. */
export const joinBlock =
  (direction: 1 | -1): Command =>
  ({ tr, selection }, dispatch) => {
    const { $from, empty } = selection;
    const isAtEdge = $from.parentOffset === (direction < 0 ? 0 : $from.parent.content.size);
    if (!empty || !$from.parent.isTextblock || !isAtEdge) return false;
    const between = direction < 0 ? $from.before() : $from.after();
    if (between === 0 || between === tr.doc.content.size) return false;
    dispatch?.(join(tr, between).scrollIntoView());
    return true;
  };

/** Makes the selected blocks ones of `type`; what stands in them stays, and so do their gaps. */
export const setBlock =
  (name: string, attrs: Readonly<Record<string, unknown>> = {}): Command =>
  ({ tr, selection, schema }, dispatch) => {
    const type = schema.nodes[name];
    if (!type) return false;
    tr.doc.nodesBetween(selection.from, selection.to, (node, position) => {
      const wanted = { ...attrs, gap: gapOf(node) };
      if (node.isTextblock && !node.hasMarkup(type, wanted))
        tr.setNodeMarkup(position, type, wanted);
    });
    if (tr.docChanged) dispatch?.(tr.scrollIntoView());
    return tr.docChanged;
  };
