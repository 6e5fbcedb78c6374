/** One pane: an article's head and its text. */
import {
  memo,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { quoted } from '../../shared/text/quoted.ts';
import { spanWords } from '../../shared/text/span-words.ts';
import type { Span } from '../../shared/model/span.ts';
import type { Layer } from '../../shared/ops/state.ts';
import { ArticleEditor } from '../editor/article-editor.tsx';
import { linkByClick } from '../actions/link.ts';
import type { EditorHandle, TextSelection } from '../editor/editor-handle.ts';
import { EMPTY_PANE, withPane } from '../store/view-state.ts';
import { Button } from '../ui/button.tsx';
import { PaneHead } from './pane-head.tsx';
import styles from './pane.module.css';
import { nextAt, spansAt } from './pick.ts';
import { CleanUpPane } from './clean-up-pane.tsx';
import { SpanHandles } from './span-handles.tsx';
import { SelectionToolbar } from './selection-toolbar.tsx';
import { useDesk, useWorkbench } from './workbench-context.ts';

interface TextProps {
  readonly pane: number;
  readonly layer: Layer;
}

/**
 * Mounted anew for every article and every text of it, so that it starts where the view says that
 * the reader was.
 */
function PaneText({ pane, layer }: TextProps): ReactNode {
  const { workbench, editors, contextNow } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const span = useWorkbench(({ view }) => view.panes[pane]?.span ?? null);
  const hidden = useWorkbench(({ view }) => view.hidden);
  const [start] = useState(() => workbench.store.getState().view.panes[pane] ?? EMPTY_PANE);
  const [isSelecting, setSelecting] = useState(false);
  const { article } = layer;

  const isVisible = useMemo(() => {
    const out = new Set(hidden);
    return ({ by }: Span): boolean => !out.has(by);
  }, [hidden]);
  const onReady = useCallback(
    (handle: EditorHandle) => {
      editors.set(pane, handle);
      // Another text of the article may not reach as far as the one that was left.
      const { anchor, head } = handle.selection();
      workbench.setView((view) => {
        const { selection } = view.panes[pane] ?? EMPTY_PANE;
        const isSame = selection.anchor === anchor && selection.head === head;
        return isSame ? view : withPane(view, pane, { selection: { anchor, head } });
      });
    },
    [editors, pane, workbench],
  );
  const onSelection = useCallback(
    (selection: TextSelection) => {
      workbench.hush();
      workbench.setView((view) => withPane(view, pane, { selection }));
      if (selection.anchor === selection.head) setSelecting(false);
    },
    [workbench, pane],
  );
  const onPick = useCallback(
    (offset: number) => {
      const { data, view } = workbench.store.getState();
      const spans = data.layers.get(article.id)?.spans.overlapping(offset, offset + 1) ?? [];
      const visible = spans.filter(isVisible);
      if (linkByClick(contextNow(), spansAt(visible, offset))) return;
      const picked = nextAt(visible, offset, view.panes[pane]?.span ?? null);
      workbench.setView((current) => withPane(current, pane, { span: picked?.id ?? null }));
      if (!picked) return;
      const label = data.codebook.labels.find(({ id }) => id === picked.label);
      workbench.say(`${label?.name ?? picked.label}: ${quoted(spanWords(picked))}`);
    },
    [workbench, contextNow, pane, article.id, isVisible],
  );
  const onTopOffset = useCallback(
    (topOffset: number) => workbench.setView((view) => withPane(view, pane, { topOffset })),
    [workbench, pane],
  );
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = root.current;
    return () => {
      editors.set(pane, null);
      // Undo of a clean-up, say: the keys go on in the text that comes.
      if (element?.contains(document.activeElement)) editors.focus(pane);
    };
  }, [editors, pane]);
  const stopSelecting = useCallback(() => setSelecting(false), []);
  const onPointerUp = (): void => {
    // The selection of a double or triple click is there after this event.
    requestAnimationFrame(() => {
      const selection = contextNow().editor?.selection();
      setSelecting(selection !== undefined && selection.anchor !== selection.head);
    });
  };

  return (
    <div
      className={styles['text']}
      ref={root}
      data-pane-text={pane}
      onPointerUp={onPointerUp}
      onKeyDownCapture={stopSelecting}
      onWheel={stopSelecting}
    >
      <ArticleEditor
        label={article.title}
        layer={layer}
        codebook={codebook}
        selectedSpan={span}
        isVisible={isVisible}
        start={start}
        onReady={onReady}
        onSelection={onSelection}
        onPick={onPick}
        onTopOffset={onTopOffset}
      />
      <SpanHandles pane={pane} layer={layer} />
      {isSelecting ? <SelectionToolbar onDone={stopSelecting} /> : null}
    </div>
  );
}

function Waiting({ article }: { readonly article: string }): ReactNode {
  const { workbench } = useDesk();
  const title = useWorkbench(({ summaries }) => summaries.get(article)?.title);
  const failure = useWorkbench(({ failures }) => failures.get(article));
  if (failure) {
    return (
      <div className={styles['empty']}>
        <p role="alert">{failure.message}</p>
        <Button onClick={() => void workbench.reload(article)}>Try again</Button>
      </div>
    );
  }
  return (
    <div className={styles['empty']}>
      <p>
        {title === undefined
          ? 'This article is no longer in the project. Choose another one from the list.'
          : `Opening “${title}”…`}
      </p>
    </div>
  );
}

function Empty(): ReactNode {
  const { run } = useDesk();
  return (
    <div className={styles['empty']}>
      <p>Nothing open here. Choose an article from the list, or add one.</p>
      <Button onClick={() => run('region.articles')}>Choose an article</Button>
    </div>
  );
}

const NAMES = ['First pane', 'Second pane', 'Third pane'];

export const PaneView = memo(function PaneView({ pane }: { readonly pane: number }): ReactNode {
  const { workbench } = useDesk();
  const article = useWorkbench(({ view }) => view.panes[pane]?.article ?? null);
  const layer = useWorkbench(({ data }) => data.layers.get(article ?? ''));
  const isActive = useWorkbench(({ view }) => view.active === pane);
  const isCleaning = useWorkbench(
    ({ mode }) => mode?.kind === 'clean-up' && mode.pane === pane && mode.article === article,
  );
  const listed = useWorkbench(({ summaries }) => summaries.get(article ?? '')?.title);
  const hasFailed = useWorkbench(({ failures }) => failures.has(article ?? ''));
  const isOpening = article !== null && !layer && listed !== undefined && !hasFailed;
  const title = layer?.article.title ?? listed ?? NAMES[pane] ?? '';
  return (
    <section
      className={styles['pane']}
      aria-label={title}
      aria-busy={isOpening}
      data-region="pane"
      data-active={isActive}
      onFocus={() =>
        workbench.setView((view) => (view.active === pane ? view : { ...view, active: pane }))
      }
      tabIndex={-1}
    >
      {layer ? (
        <>
          <PaneHead layer={layer} />
          {isCleaning ? (
            <CleanUpPane key={layer.article.id} pane={pane} layer={layer} />
          ) : (
            <PaneText
              key={`${layer.article.id} ${layer.article.revision}`}
              pane={pane}
              layer={layer}
            />
          )}
        </>
      ) : article === null ? (
        <Empty />
      ) : (
        <Waiting article={article} />
      )}
    </section>
  );
});
