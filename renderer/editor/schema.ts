/** The document's schema: doc > section+ > (heading | paragraph | list > item+) > text. */
import { Mark, Node, type AnyExtension } from '@tiptap/core';

const Doc = Node.create({ name: 'doc', topNode: true, content: 'section+' });
const Text = Node.create({ name: 'text', group: 'inline' });

/** `lines` and `blocks` say how tall it will be before it is laid out. See `editor.css`. */
const Section = Node.create({
  name: 'section',
  content: 'block+',
  isolating: false,
  addAttributes: () => ({ lines: { default: 1 }, blocks: { default: 1 } }),
  renderHTML({ node }) {
    const style = `--lines: ${Number(node.attrs['lines'])}; --blocks: ${Number(node.attrs['blocks'])}`;
    return ['div', { class: 'section', style }, 0];
  },
});

/** The article's title is the pane's heading, so those in the text start a level below it. */
const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: 1 } }),
  renderHTML: ({ node }) => [`h${Math.min(Number(node.attrs['level']) + 1, 4)}`, 0],
});

const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  priority: 1000,
  renderHTML: () => ['p', 0],
});

/** A line that is quoted whole: a statement, a letter, a post. */
const Quotation = Node.create({
  name: 'quotation',
  group: 'block',
  content: 'inline*',
  renderHTML: () => ['blockquote', 0],
});

const List = Node.create({
  name: 'list',
  group: 'block',
  content: 'listItem+',
  renderHTML: () => ['ul', 0],
});

const ListItem = Node.create({
  name: 'listItem',
  content: 'inline*',
  renderHTML: () => ['li', 0],
});

const Bold = Mark.create({ name: 'bold', renderHTML: () => ['strong', 0] });
const Italic = Mark.create({ name: 'italic', renderHTML: () => ['em', 0] });

/** Shown, not followed: reading must not lead out of the workbench. */
const Link = Mark.create({
  name: 'link',
  addAttributes: () => ({ href: { default: null } }),
  renderHTML: ({ mark }) => ['a', { title: String(mark.attrs['href'] ?? '') }, 0],
});

export const schemaExtensions: readonly AnyExtension[] = [
  Doc,
  Text,
  Paragraph,
  Section,
  Heading,
  Quotation,
  List,
  ListItem,
  Bold,
  Italic,
  Link,
];
