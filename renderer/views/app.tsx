/** The screen: where one is, what there is, what one reads, what is selected, what the keys do. */
import { useCallback, useEffect, type ReactNode } from 'react';
import { listenToKeys } from '../actions/keyboard.ts';
import { FocusContext } from '../ui/return-focus.ts';
import { IS_MAC } from '../ui/platform.ts';
import { AnnotationList } from './annotation-list.tsx';
import styles from './app.module.css';
import { ArticleList } from './article-list.tsx';
import { Connectors } from './connectors.tsx';
import { Dialogs } from './dialogs/dialogs.tsx';
import { focusOn } from './editors.ts';
import { Footer } from './footer.tsx';
import { Inspector } from './inspector.tsx';
import { ModeBar } from './mode-bar.tsx';
import { Notices } from './notices.tsx';
import { PaneView } from './pane.tsx';
import { MergeDrop } from './review/merge-drop.tsx';
import { CodebookScreen } from './screens/codebook-screen.tsx';
import { DataScreen } from './screens/data-screen.tsx';
import { ProblemsScreen } from './screens/problems-screen.tsx';
import { ReviewScreen } from './screens/review-screen.tsx';
import { SearchScreen } from './screens/search-screen.tsx';
import { SessionBar } from './session-bar.tsx';
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

function Read(): ReactNode {
  return (
    <>
      <Panes />
      <Connectors />
      <aside className={styles['side']} aria-label="Inspector" data-region="side" tabIndex={-1}>
        <Inspector />
        <AnnotationList />
      </aside>
    </>
  );
}

function Middle(): ReactNode {
  const screen = useWorkbench(({ view }) => view.screen);
  switch (screen) {
    case 'read':
      return <Read />;
    case 'search':
      return <SearchScreen />;
    case 'problems':
      return <ProblemsScreen />;
    case 'codebook':
      return <CodebookScreen />;
    case 'review':
      return <ReviewScreen />;
    case 'data':
      return <DataScreen />;
  }
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
      <SessionBar />
      <div className={styles['body']}>
        <ArticleList />
        <Middle />
      </div>
      <ModeBar />
      <Footer />
      <FocusContext value={onFocus}>
        <Dialogs />
      </FocusContext>
      <MergeDrop />
    </div>
  );
}
