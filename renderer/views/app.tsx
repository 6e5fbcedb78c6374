/** The screen: where one is, what there is, what one reads, what is selected, what the keys do. */
import { useCallback, useEffect, type ReactNode } from 'react';
import { listenToKeys } from '../actions/keyboard.ts';
import { FocusContext } from '../ui/return-focus.ts';
import { IS_MAC } from '../ui/platform.ts';
import { AnnotationList } from './annotation-list.tsx';
import styles from './app.module.css';
import { ArticleList } from './article-list.tsx';
import { Dialogs } from './dialogs/dialogs.tsx';
import { focusOn } from './editors.ts';
import { Footer } from './footer.tsx';
import { Inspector } from './inspector.tsx';
import { Notices } from './notices.tsx';
import { PaneView } from './pane.tsx';
import { TopBar } from './top-bar.tsx';
import { useDesk, useWorkbench } from './workbench-context.ts';

const PANES = [0, 1, 2] as const;

function Panes(): ReactNode {
  const count = useWorkbench(({ view }) => view.paneCount);
  return (
    <main className={styles['panes']} data-panes={count}>
      {PANES.slice(0, count).map((pane) => (
        <PaneView key={pane} pane={pane} />
      ))}
    </main>
  );
}

export function App(): ReactNode {
  const { contextNow, editors, run } = useDesk();
  const onFocus = useCallback((element: HTMLElement) => focusOn(editors, element), [editors]);
  useEffect(() => listenToKeys(window, IS_MAC, contextNow), [contextNow]);
  useEffect(() => window.claimbench?.onMenu(run), [run]);
  const title = useWorkbench(({ data }) => data.project.title);
  useEffect(() => {
    document.title = `${title} · Claimbench`;
  }, [title]);
  return (
    <div className={styles['app']}>
      <TopBar />
      <Notices />
      <div className={styles['body']}>
        <ArticleList />
        <Panes />
        <aside className={styles['side']} aria-label="Inspector" data-region="side" tabIndex={-1}>
          <Inspector />
          <AnnotationList />
        </aside>
      </div>
      <Footer />
      <FocusContext value={onFocus}>
        <Dialogs />
      </FocusContext>
    </div>
  );
}
