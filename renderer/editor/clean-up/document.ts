/**
 * An article as the document that is edited, and that document as an article's text again.
 *
 * Every block remembers the text between it and the one before it, so that what is not edited stays
 * byte for byte. Offsets are UTF-16 code units.
 */
import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { trimFragment, type Fragment } from '../../../shared/model/anchor.ts';
import {
  BLOCK_TYPES,
  type Article,
  type Block,
  type InlineMark,
} from '../../../shared/model/article.ts';
import { linesOf } from '../../../shared/text/line.ts';
import { inlineContent, type TextMark } from '../document.ts';
import { OffsetMap, type Place } from '../mapping.ts';
import { NODE_NAMES } from './schema.ts';

export type Structured = Pick<Article, 'text' | 'blocks' | 'marks' | 'boilerplate'>;

export interface CleanUpDocument {
  readonly content: JSONContent;
  /** Offsets of the article as it was, positions of the document as it began. */
  readonly map: OffsetMap;
}

/** The blocks that hold text, and a paragraph for every line that no block has claimed. */
function blocksWithText({ text, blocks }: Structured): Block[] {
  const found: Block[] = [];
  const addLines = (start: number, end: number): void => {
    for (const line of linesOf(text, { start, end })) {
      const range = trimFragment(text, line);
      if (range) found.push({ type: 'paragraph', ...range });
    }
  };
  let last = 0;
  for (const block of blocks) {
    addLines(last, block.start);
    if (trimFragment(text, block)) found.push(block);
    last = block.end;
  }
  addLines(last, text.length);
  return found;
}

const attributesOf = ({ type, level }: Block, gap: string | null): Record<string, unknown> => ({
  gap,
  ...(type === 'heading' && { level: level ?? 1 }),
});

export function cleanUpDocument(article: Structured): CleanUpDocument {
  const { text } = article;
  const blocks = blocksWithText(article);
  const marks: readonly TextMark[] = [
    ...article.marks,
    ...article.boilerplate.map((range) => ({ type: 'boilerplate' as const, ...range })),
  ];
  const places: Place[] = [];
  let position = 1;
  const content = blocks.map((block, index): JSONContent => {
    const { start, end } = block;
    places.push({ start, end, position });
    position += end - start + 2;
    const before = blocks[index - 1];
    return {
      type: NODE_NAMES[block.type],
      attrs: attributesOf(block, before ? text.slice(before.end, start) : null),
      content: inlineContent(text, block, marks),
    };
  });
  const [first] = blocks;
  const attrs = {
    head: text.slice(0, first?.start ?? 0),
    tail: text.slice(blocks.at(-1)?.end ?? 0),
  };
  return first
    ? { content: { type: 'doc', attrs, content }, map: new OffsetMap(places) }
    : {
        content: { type: 'doc', attrs, content: [{ type: 'paragraph' }] },
        map: new OffsetMap([{ start: 0, end: 0, position: 1 }]),
      };
}

/** The article's text and structure as the document has them, with where its positions went. */
export interface RevisedText extends Structured {
  readonly map: OffsetMap;
}

const typeOf = (node: Node): Block['type'] =>
  BLOCK_TYPES.find((type) => NODE_NAMES[type] === node.type.name) ?? 'paragraph';

/** Between two blocks that never stood next to each other in the article. */
const newGap = (before: Block['type'], after: Block['type']): string =>
  before === 'list-item' && after === 'list-item' ? '\n' : '\n\n';

/** Adds `range` to the last one of its kind where they touch. */
function extend<T extends Fragment>(ranges: T[], range: T, isSame: (last: T) => boolean): void {
  const last = ranges.at(-1);
  if (last && last.end === range.start && isSame(last))
    ranges[ranges.length - 1] = { ...last, end: range.end };
  else ranges.push(range);
}

/** The marks of one block, its boilerplate among them, in offsets of the text. */
function marksOf(block: Node, start: number): TextMark[] {
  const byName = new Map<TextMark['type'], TextMark[]>();
  block.forEach((child, offset) => {
    for (const { type, attrs } of child.marks) {
      const name = type.name as TextMark['type'];
      const href = typeof attrs['href'] === 'string' ? { href: attrs['href'] } : {};
      const range = { type: name, start: start + offset, end: start + offset + child.nodeSize };
      const list = byName.get(name) ?? [];
      byName.set(name, list);
      extend(list, { ...range, ...href }, (last) => last.href === href.href);
    }
  });
  return [...byName.values()].flat();
}

const isInline = (mark: TextMark): mark is InlineMark => mark.type !== 'boilerplate';

/** Trimmed, and as one where nothing but white space lies between two of them. */
function joinedRanges(text: string, ranges: readonly Fragment[]): Fragment[] {
  const joined: Fragment[] = [];
  for (const range of ranges) {
    const next = trimFragment(text, range);
    if (!next) continue;
    const last = joined.at(-1);
    if (last && text.slice(last.end, next.start).trim() === '')
      joined[joined.length - 1] = { start: last.start, end: next.end };
    else joined.push(next);
  }
  return joined;
}

/**
 * What the document says now. A block without text is none; the others are trimmed, as they are at
 * import: white space at their edges stays in the text. A line break inside a block (no key makes
 * one) becomes a space, so that no offset moves.
 */
export function revisedText(doc: Node): RevisedText {
  let text = String(doc.attrs['head']);
  const blocks: Block[] = [];
  const marks: TextMark[] = [];
  const places: Place[] = [];
  doc.forEach((node, offset) => {
    const content = node.textContent.replace(/[\r\n]/g, ' ');
    if (content.trim() === '') return;
    const type = typeOf(node);
    const before = blocks.at(-1);
    const { gap, level } = node.attrs;
    if (before) text += typeof gap === 'string' ? gap : newGap(before.type, type);
    const start = text.length;
    text += content;
    const whole = { start, end: text.length };
    places.push({ ...whole, position: offset + 1 });
    blocks.push({
      type,
      ...(trimFragment(text, whole) ?? whole),
      ...(type === 'heading' && typeof level === 'number' && { level }),
    });
    marks.push(...marksOf(node, start));
  });
  text += String(doc.attrs['tail']);
  const nowhere = { start: text.length, end: text.length, position: 1 };
  return {
    text,
    blocks,
    marks: marks.filter(isInline).sort((a, b) => a.start - b.start),
    boilerplate: joinedRanges(
      text,
      marks.filter((mark) => !isInline(mark)),
    ),
    map: new OffsetMap(places.length > 0 ? places : [nowhere]),
  };
}
