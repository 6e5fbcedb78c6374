/** From the editor's JSON to a document as CommonMark can say it. */
import { cellsOf, inlineOf, tidyCells, type Cell } from './cells.ts';
import {
  MAX_LEVEL,
  type Block,
  type Inline,
  type ListItem,
  type Mark,
  type RichJson,
  type RichDocument,
} from './document.ts';
import { safeHref } from './safe-link.ts';

function markOf({ type, attrs }: NonNullable<RichJson['marks']>[number]): readonly Mark[] {
  if (type === 'bold' || type === 'italic') return [{ type }];
  const href: unknown = type === 'link' ? attrs?.['href'] : null;
  const safe = typeof href === 'string' ? safeHref(href) : null;
  return safe === null ? [] : [{ type: 'link', attrs: { href: safe } }];
}

const rawInline = ({ content = [] }: RichJson): readonly Inline[] =>
  content.flatMap((node): readonly Inline[] => {
    if (node.type === 'hardBreak') return [{ type: 'hardBreak' }];
    return node.text === undefined
      ? rawInline(node)
      : [{ type: 'text', text: node.text, marks: (node.marks ?? []).flatMap(markOf) }];
  });

/** A heading is one line. */
const onOneLine = (cells: readonly Cell[]): readonly Cell[] =>
  cells.map((cell) => (cell.text.length > 1 || cell.text === '\n' ? { ...cell, text: ' ' } : cell));

const number = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

function itemOf(node: RichJson): readonly ListItem[] {
  const blocks = blocksOf(node);
  const [first] = blocks;
  if (!first) return [];
  const empty: Block = { type: 'paragraph', content: [] };
  const content = first.type === 'paragraph' ? blocks : [empty, ...blocks];
  return [{ type: 'listItem', content }];
}

function blockOf(node: RichJson): readonly Block[] {
  switch (node.type) {
    case 'bulletList':
    case 'orderedList': {
      const content = (node.content ?? []).flatMap(itemOf);
      if (content.length === 0) return [];
      return node.type === 'bulletList'
        ? [{ type: 'bulletList', content }]
        : [{ type: 'orderedList', attrs: { start: number(node.attrs?.['start'], 1) }, content }];
    }
    case 'heading': {
      const content = inlineOf(tidyCells(onOneLine(cellsOf(rawInline(node)))));
      const level = Math.min(number(node.attrs?.['level'], MAX_LEVEL), MAX_LEVEL);
      return content.length === 0 ? [] : [{ type: 'heading', attrs: { level }, content }];
    }
    default: {
      const content = inlineOf(tidyCells(cellsOf(rawInline(node))));
      return content.length === 0 ? [] : [{ type: 'paragraph', content }];
    }
  }
}

const blocksOf = ({ content = [] }: RichJson): readonly Block[] => content.flatMap(blockOf);

export const tidy = (doc: RichJson): RichDocument => ({ type: 'doc', content: blocksOf(doc) });
