/** From what the editor holds to CommonMark; `readCommonMark` of it is the same document again. */
import {
  isList,
  type Block,
  type Heading,
  type ListItem,
  type Paragraph,
  type RichJson,
} from './document.ts';
import { readCommonMark } from './read-commonmark.ts';
import { tidy } from './tidy.ts';
import { writeInline } from './write-inline.ts';

/** The text of a paragraph or heading after `prefix`, which says that it is one. */
function line({ type, content }: Paragraph | Heading, prefix: string): string {
  const readsBack = (source: string): boolean => {
    const [block, ...more] = readCommonMark(prefix + source).content;
    return (
      block?.type === type &&
      more.length === 0 &&
      JSON.stringify(block.content) === JSON.stringify(content)
    );
  };
  return prefix + writeInline(content, prefix === '', readsBack);
}

/** Every line but the first is indented to stand under the item's text. */
const indented = (text: string, by: number): string =>
  text
    .split('\n')
    .map((line, at) => (at === 0 || line === '' ? line : ' '.repeat(by) + line))
    .join('\n');

function item({ content }: ListItem, marker: string): string {
  const [first, second] = content;
  // An item may begin with a list of its own: its paragraph is empty then.
  const isBare = first?.type === 'paragraph' && first.content.length === 0 && second !== undefined;
  return `${marker} ${indented(blocks(isBare ? content.slice(1) : content, true), marker.length + 1)}`;
}

/** A list right under its item's words; a number other than 1 cannot follow a line of text. */
const clings = (node: Block): boolean =>
  node.type === 'bulletList' || (node.type === 'orderedList' && node.attrs.start === 1);

/** A line, or a line with a list under it: no blank lines are needed then. */
const isTight = ({ content: [, second, ...more] }: ListItem): boolean =>
  more.length === 0 && (second === undefined || clings(second));

function block(node: Block, isOther: boolean): string {
  switch (node.type) {
    case 'paragraph':
      return line(node, '');
    case 'heading':
      return line(node, `${'#'.repeat(node.attrs.level)} `);
    case 'bulletList':
    case 'orderedList': {
      const markers = (at: number): string =>
        node.type === 'bulletList'
          ? isOther
            ? '*'
            : '-'
          : `${node.attrs.start + at}${isOther ? ')' : '.'}`;
      const gap = node.content.every(isTight) ? '\n' : '\n\n';
      return node.content.map((one, at) => item(one, markers(at))).join(gap);
    }
  }
}

/** Two lists of a kind in a row are told apart by their markers. */
function blocks(nodes: readonly Block[], isInItem: boolean): string {
  let isOther = false;
  return nodes
    .map((node, at) => {
      const before = nodes[at - 1];
      isOther = isList(node) && before?.type === node.type && !isOther;
      const text = block(node, isOther);
      if (at === 0) return text;
      const isTight = isInItem && nodes.length === 2 && clings(node);
      return `${isTight ? '\n' : '\n\n'}${text}`;
    })
    .join('');
}

/** @param doc as the editor gives it; what CommonMark cannot say of it is left out, see `tidy` */
export const writeCommonMark = (doc: RichJson): string => blocks(tidy(doc).content, false);
