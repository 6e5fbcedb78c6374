/** An article's text in a pane: read, select, see what is tagged. */
import type { Transaction } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffectEvent, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Article } from '../../shared/model/article.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Layer } from '../../shared/ops/state.ts';
import { articleDocument } from './document.ts';
import type { EditorHandle, TextSelection } from './editor-handle.ts';
import { canPaint } from './highlights.ts';
import { provideLabelStyles } from './label-styles.ts';
import { Locked } from './locked.ts';
import { isFromOutside, Pane } from './pane.ts';
import { schemaExtensions } from './schema.ts';
import { SelectedSpanMark } from './selected-span.ts';
import './editor.css';

export interface ArticleEditorProps {
  /** Accessible name of the text. */
  readonly label: string;
  /** A new value after every change. */
  readonly layer: Layer;
  readonly codebook: Codebook;
  /** Span id. */
  readonly selectedSpan: string | null;
  /** Which spans are painted. A stable reference: a new one paints everything in view anew. */
  readonly isVisible: (span: Span) => boolean;
  /** Where the pane was, restored once at mount. */
  readonly start: { readonly topOffset: number; readonly selection: TextSelection } | null;
  readonly onReady: (handle: EditorHandle) => void;
  /** The user moved the caret or the selection. */
  readonly onSelection: (selection: TextSelection) => void;
  /** A click, without drag, on the character at this offset. */
  readonly onPick: (offset: number) => void;
  /** Scrolling came to rest with this offset's line the first in view. */
  readonly onTopOffset: (offset: number) => void;
}

/** A new text (another article, another revision) is a new editor. */
export function ArticleEditor(props: ArticleEditorProps): ReactNode {
  const { id, revision } = props.layer.article;
  if (!canPaint()) {
    return (
      <p className="article-problem" role="alert">
        This browser cannot show annotations: it lacks CSS custom highlights. Use Chrome, Edge or
        Chromium 105 or later, or the desktop program.
      </p>
    );
  }
  return <ArticleSurface key={`${id} ${revision}`} {...props} />;
}

const textAttributes = (label: string, language: string | undefined) => ({
  role: 'textbox',
  'aria-label': label,
  'aria-multiline': 'true',
  'aria-readonly': 'true',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: 'false',
  ...(language !== undefined && { lang: language }),
});

/** Left out: everything that would change the text. */
const CORE_EXTENSIONS = { keymap: false, drop: false, paste: false, delete: false } as const;

/** What an editor is made from; it does not change while the editor lives. */
function parts(article: Article) {
  const { content, map } = articleDocument(article);
  const { text } = article;
  return {
    article,
    map,
    content,
    extensions: [...schemaExtensions, Locked.configure({ text, map }), SelectedSpanMark],
  };
}

function ArticleSurface(props: ArticleEditorProps): ReactNode {
  const { label, layer, codebook, selectedSpan, isVisible, start } = props;
  const { article } = layer;
  const { language } = article.meta;
  const [{ article: opened, map, content, extensions }] = useState(() => parts(article));
  const editorProps = useMemo(
    () => ({ attributes: textAttributes(label, language) }),
    [label, language],
  );
  const editor = useEditor({
    content,
    extensions,
    enableCoreExtensions: CORE_EXTENSIONS,
    editorProps,
    // Its style element would be refused by the page's policy; `editor.css` has what is needed.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
  });
  const scroller = useRef<HTMLDivElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const paneRef = useRef<Pane>(null);

  const onPick = useEffectEvent(props.onPick);
  const onTopOffset = useEffectEvent(props.onTopOffset);
  const onSelection = useEffectEvent(props.onSelection);
  const begin = useEffectEvent((pane: Pane) => {
    if (start) {
      pane.select(start.selection);
      pane.scrollToOffset(start.topOffset);
    }
    props.onReady(pane);
  });

  useLayoutEffect(() => {
    if (!scroller.current || !gutter.current) return;
    const elements = { scroller: scroller.current, gutter: gutter.current };
    const pane = new Pane(editor.view, opened, map, elements);
    pane.onPicked((offset) => onPick(offset));
    pane.onScrolled((offset) => onTopOffset(offset));
    const selected = ({ transaction }: { transaction: Transaction }) => {
      if (!isFromOutside(transaction)) onSelection(pane.selection());
    };
    editor.on('selectionUpdate', selected);
    paneRef.current = pane;
    begin(pane);
    return () => {
      editor.off('selectionUpdate', selected);
      paneRef.current = null;
      pane.destroy();
    };
  }, [editor, opened, map]);

  useLayoutEffect(() => {
    provideLabelStyles(codebook);
    paneRef.current?.show({ layer, codebook, isVisible });
  }, [editor, layer, codebook, isVisible]);

  const span = selectedSpan === null ? null : (layer.spans.get(selectedSpan) ?? null);
  const spanLabel = codebook.labels.find(({ id }) => id === span?.label) ?? null;
  useLayoutEffect(() => {
    paneRef.current?.showSelected(span, spanLabel);
  }, [editor, span, spanLabel]);

  return (
    <div className="article-scroller" ref={scroller}>
      <div className="article-page">
        <div className="article-gutter" ref={gutter} aria-hidden="true" />
        <EditorContent editor={editor} className="article-text" />
      </div>
    </div>
  );
}
