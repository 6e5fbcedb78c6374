/** The editor's schema and keys: what `document.ts` names, and nothing that a paste could add. */
import { Extension, Node, textblockTypeInputRule, type AnyExtension } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { MAX_LEVEL } from './document.ts';
import { safeHref } from './safe-link.ts';

const levelOf = (attrs: Readonly<Record<string, unknown>>): number =>
  typeof attrs['level'] === 'number' ? attrs['level'] : MAX_LEVEL;

/** The headings of the page stand above those of a note. */
export const headingTag = (level: number): 'h3' | 'h4' | 'h5' =>
  level <= 1 ? 'h3' : level === 2 ? 'h4' : 'h5';

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: { default: MAX_LEVEL, rendered: false } }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.min(level, MAX_LEVEL) },
    })),
  renderHTML: ({ node }) => [headingTag(levelOf(node.attrs)), 0],
  addInputRules() {
    return [1, 2, 3].map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^#{${level}}\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});

/** @param askForLink opens the field for an address */
export const richTextExtensions = (askForLink: () => void): AnyExtension[] => [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    strike: false,
    trailingNode: false,
    underline: false,
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      HTMLAttributes: { target: null, rel: 'noopener noreferrer nofollow' },
      isAllowedUri: (address) => safeHref(address) !== null,
      shouldAutoLink: (address) => /^https?:\/\//i.test(address),
    },
  }),
  Heading,
  Extension.create({
    name: 'link key',
    addKeyboardShortcuts: () => ({
      'Mod-Shift-k': () => {
        askForLink();
        return true;
      },
    }),
  }),
];
