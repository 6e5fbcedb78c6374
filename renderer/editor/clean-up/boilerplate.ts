/** Boilerplate while an article is cleaned up: all of it removed, or a range of it kept as text. */
import type { Node } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import type { PositionRange } from '../mapping.ts';

const isBoilerplate = (node: Node): boolean =>
  node.marks.some(({ type }) => type.name === 'boilerplate');

/** The marked ranges of one block, joined where they touch. */
function rangesIn(block: Node, start: number): PositionRange[] {
  const ranges: PositionRange[] = [];
  block.forEach((child, offset) => {
    if (!isBoilerplate(child)) return;
    const range = { from: start + offset, to: start + offset + child.nodeSize };
    const last = ranges.at(-1);
    if (last?.to === range.from) ranges[ranges.length - 1] = { from: last.from, to: range.to };
    else ranges.push(range);
  });
  return ranges;
}

/** What goes with the ranges of a block: all of it where nothing else stands there, else a space. */
function removable(block: Node, position: number): PositionRange[] {
  const start = position + 1;
  const text = block.textContent;
  const ranges = rangesIn(block, start);
  const rest = ranges.reduceRight(
    (left, { from, to }) => left.slice(0, from - start) + left.slice(to - start),
    text,
  );
  if (ranges.length === 0) return [];
  if (rest.trim() === '') return [{ from: position, to: position + block.nodeSize }];
  return ranges.map(({ from, to }) => {
    const before = text.slice(0, from - start);
    const after = text.slice(to - start);
    const isSpaced = before === '' || /\s$/u.test(before);
    if (isSpaced && after !== '')
      return { from, to: to + (after.length - after.trimStart().length) };
    return { from: after === '' ? from - (before.length - before.trimEnd().length) : from, to };
  });
}

/** Removes everything that is marked. False when nothing is, or when nothing else is left. */
export const removeBoilerplate: Command = ({ tr }, dispatch) => {
  const ranges: PositionRange[] = [];
  let whole = 0;
  tr.doc.forEach((block, position) => {
    const found = removable(block, position);
    if (found[0]?.from === position) whole += 1;
    ranges.push(...found);
  });
  if (ranges.length === 0 || whole === tr.doc.childCount) return false;
  for (const { from, to } of ranges.reverse()) tr.delete(from, to);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** The marked text around the selection: of each selected block, the ranges that it meets. */
function rangesAt(doc: Node, { from, to }: PositionRange): PositionRange[] {
  const met: PositionRange[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    met.push(
      ...rangesIn(node, position + 1).filter((range) => range.from <= to && range.to >= from),
    );
    return false;
  });
  return met;
}

/** The text stays and is the article's own: at a caret, the whole marked range around it. */
export const keepBoilerplate: Command = ({ tr, selection, schema }, dispatch) => {
  const mark = schema.marks['boilerplate'];
  const ranges = rangesAt(tr.doc, selection);
  if (!mark || ranges.length === 0) return false;
  for (const { from, to } of ranges) {
    const isCaret = selection.empty;
    tr.removeMark(
      isCaret ? from : Math.max(from, selection.from),
      isCaret ? to : Math.min(to, selection.to),
      mark,
    );
  }
  dispatch?.(tr);
  return true;
};
