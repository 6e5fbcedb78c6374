/** The few things that can be done to rich text, each with its key. */
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { ariaChord, shownChord, type Chord } from '../actions/chord.ts';
import { IS_MAC } from '../ui/platform.ts';
import styles from './rich-text.module.css';

interface Tool {
  readonly name: string;
  readonly sign: string;
  readonly chord: Chord | null;
  readonly isOn: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const TOOLS: readonly Tool[] = [
  {
    name: 'Bold',
    sign: 'B',
    chord: 'Mod+B',
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'Italic',
    sign: 'I',
    chord: 'Mod+I',
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'List',
    sign: '•',
    chord: 'Mod+Shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'Numbered list',
    sign: '1.',
    chord: 'Mod+Shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'Heading',
    sign: 'H',
    chord: null,
    isOn: (editor) => editor.isActive('heading'),
    run: (editor) => editor.chain().focus().toggleNode('heading', 'paragraph', { level: 2 }).run(),
  },
];

interface ToolbarProps {
  readonly editor: Editor;
  readonly onLink: () => void;
}

export function Toolbar({ editor, onLink }: ToolbarProps): ReactNode {
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      tools: TOOLS.map(({ isOn }) => isOn(now)),
      link: now.isActive('link'),
    }),
  });
  const button = (
    { name, sign, chord }: Pick<Tool, 'name' | 'sign' | 'chord'>,
    isOn: boolean,
    run: () => void,
  ): ReactNode => (
    <button
      key={name}
      type="button"
      // The keys do the same in the text; Tab goes on to the next field.
      tabIndex={-1}
      className={styles['tool']}
      data-tool={name}
      aria-label={name}
      aria-pressed={isOn}
      aria-keyshortcuts={chord === null ? undefined : ariaChord(chord, IS_MAC)}
      title={
        chord === null
          ? `${name} (## at the start of a line)`
          : `${name} (${shownChord(chord, IS_MAC)})`
      }
      disabled={!editor.isEditable}
      // The text keeps the focus and its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {sign}
    </button>
  );
  return (
    <div className={styles['tools']} role="toolbar" aria-label="Formatting">
      {TOOLS.map((tool, at) => button(tool, on.tools[at] ?? false, () => tool.run(editor)))}
      {button({ name: 'Link', sign: '↗', chord: 'Mod+Shift+K' }, on.link, onLink)}
    </div>
  );
}
