/**
 * The schema while an article is cleaned up: doc > (heading | paragraph | quotation | list item)+.
 *
 * Flat, unlike the one for reading: every block is one level deep, so that making one of another
 * type, splitting and joining never take text out and put it back, which would lose what lies on it.
 */
import { Mark, Node, type AnyExtension, type NodeConfig } from '@tiptap/core';
import type { Block } from '../../../shared/model/article.ts';
import { safeAddress } from './link-address.ts';

const Doc = Node.create({
  name: 'doc',
  topNode: true,
  content: 'block+',
  /** The article's text before its first block and after its last one. */
  addAttributes: () => ({ head: { default: '' }, tail: { default: '' } }),
});
const Text = Node.create({ name: 'text', group: 'inline' });

/** What stood between the block and the one before it in the article; null: the block is new. */
const gap = { default: null, rendered: false, keepOnSplit: false, parseHTML: () => null };

/** Elements that are blocks of their own, in something that is one too: then they are the block. */
const isInnermost = (element: HTMLElement): null | false =>
  element.querySelector('p, div, li, blockquote, h1, h2, h3, h4, h5, h6') === null ? null : false;

const textBlock = (
  name: string,
  config: Pick<NodeConfig, 'parseHTML' | 'renderHTML'> & Partial<NodeConfig>,
): Node =>
  Node.create({
    name,
    group: 'block',
    content: 'inline*',
    defining: true,
    addAttributes: () => ({ gap }),
    ...config,
  });

const Paragraph = textBlock('paragraph', {
  priority: 1000,
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', 0],
});

/** The article's title is the pane's heading, so those in the text start a level below it. */
const Heading = textBlock('heading', {
  addAttributes: () => ({ gap, level: { default: 1, rendered: false, parseHTML: () => null } }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.max(1, level - 1) },
    })),
  renderHTML: ({ node }) => [`h${Math.min(Number(node.attrs['level']) + 1, 4)}`, 0],
});

const Quotation = textBlock('quotation', {
  parseHTML: () => [
    { tag: 'blockquote', getAttrs: isInnermost },
    { tag: 'blockquote p', priority: 60 },
  ],
  renderHTML: () => ['blockquote', 0],
});

/** A line of its own, marker and all; only an element inside a list could be called a list item. */
const ListItem = textBlock('listItem', {
  parseHTML: () => [
    { tag: 'p.list-item', priority: 60 },
    { tag: 'li', getAttrs: isInnermost },
    { tag: 'li p', priority: 60 },
  ],
  renderHTML: () => ['p', { class: 'list-item', 'aria-roledescription': 'list item' }, 0],
});

const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [{ tag: 'strong' }, { tag: 'b' }],
  renderHTML: () => ['strong', 0],
});

const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i' }],
  renderHTML: () => ['em', 0],
});

const addressOf = (element: HTMLElement): string | null =>
  safeAddress(element.dataset['href'] ?? element.getAttribute('href') ?? '');

/** Shown, not followed: working must not lead out of the workbench. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null, rendered: false, parseHTML: addressOf } }),
  parseHTML: () => [
    { tag: 'a', getAttrs: (element) => (addressOf(element) === null ? false : null) },
  ],
  renderHTML: ({ mark }) => {
    const href = String(mark.attrs['href'] ?? '');
    return ['a', { title: href, 'data-href': href }, 0];
  },
});

/** What the article has marked as not its own; dimmed here as it is when reading. */
const Boilerplate = Mark.create({
  name: 'boilerplate',
  inclusive: false,
  renderHTML: () => ['span', { class: 'clean-up-boilerplate' }, 0],
});

export const cleanUpSchema: readonly AnyExtension[] = [
  Doc,
  Text,
  Paragraph,
  Heading,
  Quotation,
  ListItem,
  Bold,
  Italic,
  Link,
  Boilerplate,
];

/** A block's type in the article by the name of its node, and back. */
export const NODE_NAMES: Readonly<Record<Block['type'], string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  quotation: 'quotation',
  'list-item': 'listItem',
};
