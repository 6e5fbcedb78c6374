/**
 * An article as a document: its blocks in sections, list items in lists, inline marks on the text.
 *
 * A section is invisible. It holds 64 blocks so that the browser can leave out the layout of those
 * not in view (`content-visibility`) and the editor need not look at every block of the article.
 */
import type { JSONContent } from '@tiptap/core';
import type { Fragment } from '../../shared/model/anchor.ts';
import type { Article, Block, InlineMark } from '../../shared/model/article.ts';
import { OffsetMap, type Place } from './mapping.ts';

export const SECTION_BLOCKS = 64;
/** Characters a line holds at the measure of `editor.css`; only a guess of height needs it. */
const LINE = 66;

export interface ArticleDocument {
  readonly content: JSONContent;
  readonly map: OffsetMap;
}

/** An article without a line of text still needs one block for the caret to stand in. */
const NO_BLOCKS: readonly Block[] = [{ type: 'paragraph', start: 0, end: 0 }];

/** In the order of the schemas; a text carries at most one of each. */
const MARKS = ['bold', 'italic', 'link', 'boilerplate'] as const;

/** A mark of the article; while it is cleaned up, its boilerplate is one too. */
export type TextMark = Omit<InlineMark, 'type'> & { readonly type: (typeof MARKS)[number] };

const markContent = ({ type, href }: TextMark) => ({
  type,
  ...(href !== undefined && { attrs: { href } }),
});

/** `[start, end)` of the text, cut where a mark begins or ends. */
export function inlineContent(
  text: string,
  { start, end }: Fragment,
  marks: readonly TextMark[],
): JSONContent[] {
  if (start === end) return [];
  const mine = marks.filter((mark) => mark.start < end && mark.end > start);
  if (mine.length === 0) return [{ type: 'text', text: text.slice(start, end) }];
  const cuts = mine.flatMap((mark) => [Math.max(mark.start, start), Math.min(mark.end, end)]);
  const edges = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, index): JSONContent => {
    const to = edges[index + 1] ?? end;
    const over = mine.filter((mark) => mark.start <= from && mark.end >= to);
    const marks = MARKS.flatMap((type) => {
      const mark = over.find((candidate) => candidate.type === type);
      return mark ? markContent(mark) : [];
    });
    return { type: 'text', text: text.slice(from, to), marks };
  });
}

function blockContent(block: Block, inline: JSONContent[]): JSONContent {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', attrs: { level: block.level ?? 1 }, content: inline };
    case 'paragraph':
      return { type: 'paragraph', content: inline };
    case 'quotation':
      return { type: 'quotation', content: inline };
    case 'list-item':
      return { type: 'listItem', content: inline };
  }
}

export function articleDocument({
  text,
  blocks: found,
  marks,
}: Pick<Article, 'text' | 'blocks' | 'marks'>): ArticleDocument {
  const blocks = found.length === 0 ? NO_BLOCKS : found;
  const places: Place[] = [];
  const sections: JSONContent[] = [];
  let position = 0;
  for (let at = 0; at < blocks.length; at += SECTION_BLOCKS) {
    const children: JSONContent[] = [];
    let list: JSONContent[] | null = null;
    let lines = 0;
    position += 1;
    for (const block of blocks.slice(at, at + SECTION_BLOCKS)) {
      const isItem = block.type === 'list-item';
      if (list && !isItem) {
        list = null;
        position += 1;
      }
      if (!list && isItem) {
        list = [];
        children.push({ type: 'list', content: list });
        position += 1;
      }
      position += 1;
      places.push({ start: block.start, end: block.end, position });
      position += block.end - block.start + 1;
      (list ?? children).push(blockContent(block, inlineContent(text, block, marks)));
      lines += Math.max(1, Math.ceil((block.end - block.start) / LINE));
    }
    position += list ? 2 : 1;
    sections.push({
      type: 'section',
      attrs: { lines, blocks: children.length },
      content: children,
    });
  }
  return { content: { type: 'doc', content: sections }, map: new OffsetMap(places) };
}
