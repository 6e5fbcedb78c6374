/** The text of an article while it is cleaned up. */
import { Extension } from '@tiptap/core';
import { baseKeymap, chainCommands, deleteSelection } from '@tiptap/pm/commands';
import { history } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import type { Transaction } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffectEvent, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Article } from '../../../shared/model/article.ts';
import { joinBlock, splitBlock } from './blocks.ts';
import { CleanUpSurface, type ReadingPlace } from './clean-up-surface.ts';
import { cleanUpDocument } from './document.ts';
import { following } from './following.ts';
import { cleanUpSchema } from './schema.ts';
import '../editor.css';

export interface CleanUpEditorProps {
  /** Accessible name of the text. */
  readonly label: string;
  /** As it is when the clean-up begins; a later value is not looked at. */
  readonly article: Article;
  readonly start: ReadingPlace;
  /** Null when the editor is taken away. */
  readonly onReady: (surface: CleanUpSurface) => void;
  /** After every edit and every move of the selection. */
  readonly onChange: (isEdit: boolean) => void;
}

/** Blocks hold no line break, so Shift+Enter ends one too. */
const KEYS = {
  ...baseKeymap,
  Enter: splitBlock,
  'Shift-Enter': splitBlock,
  Backspace: chainCommands(deleteSelection, joinBlock(-1)),
  Delete: chainCommands(deleteSelection, joinBlock(1)),
};

/** A line break in pasted rich text ends a paragraph. */
const withoutBreaks = (html: string): string => html.replace(/<br\b[^>]*>/gi, '</p><p>');

const Behaviour = Extension.create({
  name: 'cleanUp',
  addProseMirrorPlugins: () => [following(), history(), keymap(KEYS)],
});

/** Keys, plugins and schema are our own: what the editor would add could change the text unseen. */
const CORE_EXTENSIONS = { keymap: false, drop: false, paste: false, delete: false } as const;

export function CleanUpEditor(props: CleanUpEditorProps): ReactNode {
  const { label, start } = props;
  const [{ article, content, map }] = useState(() => ({
    article: props.article,
    ...cleanUpDocument(props.article),
  }));
  const scroller = useRef<HTMLDivElement>(null);
  const { language } = article.meta;
  const editor = useEditor({
    content,
    extensions: [...cleanUpSchema, Behaviour],
    enableCoreExtensions: CORE_EXTENSIONS,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-label': label,
        'aria-multiline': 'true',
        ...(language !== undefined && { lang: language }),
      },
      transformPastedHTML: withoutBreaks,
    },
    injectCSS: false,
    shouldRerenderOnTransaction: false,
  });

  const onReady = useEffectEvent(props.onReady);
  const onChange = useEffectEvent(props.onChange);
  const begin = useEffectEvent((surface: CleanUpSurface) => surface.begin(start));
  useLayoutEffect(() => {
    if (!scroller.current) return;
    const surface = new CleanUpSurface(editor.view, scroller.current, article, map);
    begin(surface);
    onReady(surface);
    const changed = ({ transaction }: { transaction: Transaction }): void => {
      if (transaction.docChanged || transaction.selectionSet) onChange(transaction.docChanged);
    };
    editor.on('transaction', changed);
    return () => {
      editor.off('transaction', changed);
    };
  }, [editor, article, map]);

  return (
    <div className="article-scroller" data-clean-up="" ref={scroller}>
      <div className="article-page">
        <EditorContent editor={editor} className="article-text clean-up-text" />
      </div>
    </div>
  );
}
