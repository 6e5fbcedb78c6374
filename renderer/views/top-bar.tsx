import type { ReactNode } from 'react';
import { unreachable } from '../../shared/result.ts';
import { shownChord } from '../actions/chord.ts';
import { screenName } from '../actions/screens.ts';
import type { SaveState } from '../store/save-queue.ts';
import { me } from '../store/selectors.ts';
import { SCREENS } from '../store/view-state.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { IS_MAC } from '../ui/platform.ts';
import { initialsOf } from '../ui/words.ts';
import { ProblemBadge } from './problems/problem-badge.tsx';
import { ConflictBadge } from './review/conflict-badge.tsx';
import styles from './top-bar.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

function saveWords(save: SaveState): string {
  switch (save.kind) {
    case 'saved':
      return 'Saved';
    case 'saving':
      return 'Saving…';
    case 'not-saved':
      return `Not saved: ${save.reason}`;
    default:
      return unreachable(save);
  }
}

function SaveStatus(): ReactNode {
  const isDrafting = useWorkbench(({ isDrafting: is }) => is);
  const known = useWorkbench((state) => state.save);
  const isCleaning = useWorkbench(({ mode }) => mode?.kind === 'clean-up');
  const save: SaveState = known.kind === 'saved' && isDrafting ? { kind: 'saving' } : known;
  const words = isDrafting && isCleaning ? 'Not kept yet' : saveWords(save);
  return (
    <div className={styles['save']} role="status" data-state={save.kind} title={words}>
      <span className={styles['saveText']}>{words}</span>
    </div>
  );
}

function Who(): ReactNode {
  const { run } = useDesk();
  const annotator = useWorkbench(me);
  const words = annotator
    ? `Annotator: ${annotator.name}. Change the name`
    : 'Say who you are: every annotation carries a name';
  return (
    <button
      type="button"
      className={styles['who']}
      aria-label={words}
      title={words}
      onClick={() => run('dialog.annotator')}
    >
      {annotator ? initialsOf(annotator.name) : '?'}
    </button>
  );
}

function DrawerButton(): ReactNode {
  const { workbench, run } = useDesk();
  const isOpen = useWorkbench((state) => state.isDrawerOpen);
  return (
    <Button
      className={styles['drawer']}
      aria-expanded={isOpen}
      onClick={() => (isOpen ? workbench.setDrawer(false) : run('region.articles'))}
    >
      Articles
    </Button>
  );
}

function ScreenTabs(): ReactNode {
  const { run } = useDesk();
  const current = useWorkbench(({ view }) => view.screen);
  return (
    <nav className={styles['screens']} aria-label="Screens">
      {SCREENS.map((screen) => (
        <button
          key={screen}
          type="button"
          className={styles['screen']}
          aria-current={screen === current ? 'page' : undefined}
          title={shownChord(`Alt+${SCREENS.indexOf(screen) + 1}`, IS_MAC)}
          onClick={() => {
            if (screen !== current) run(`screen.${screen}`);
          }}
        >
          {screenName(screen)}
          {screen === 'problems' ? <ProblemBadge /> : null}
          {screen === 'review' ? <ConflictBadge /> : null}
        </button>
      ))}
    </nav>
  );
}

export function TopBar(): ReactNode {
  const { run } = useDesk();
  const title = useWorkbench(({ data }) => data.project.title);
  return (
    <header className={styles['bar']}>
      <DrawerButton />
      <span className={styles['product']}>Claimbench</span>
      <h1 className={styles['project']}>{title}</h1>
      <ScreenTabs />
      <Button
        className={styles['search']}
        aria-label="Search or run a command"
        onClick={() => run('dialog.palette')}
      >
        <span className={styles['searchText']}>Search or run a command</span>
        <Keys chord="Mod+K" />
      </Button>
      <SaveStatus />
      <Who />
    </header>
  );
}
