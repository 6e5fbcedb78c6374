/** Keeps the session's counts and time true while it runs: entries as numbered, time by activity. */
import type { OpenedProject } from '../../shared/contract.ts';
import type { CommittedEntry } from '../../shared/model/change.ts';
import { counted, spent, type Session } from '../../shared/session/session.ts';
import { activePane } from './view-state.ts';
import type { Workbench } from './workbench.ts';

/** Milliseconds without a key, a pointer or a scroll after which nobody is at work. */
export const IDLE = 60_000;
const TICK = 5_000;

const ACTIVITY = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

export interface SessionKeeperOptions {
  readonly workbench: Workbench;
  readonly opened: Pick<OpenedProject, 'history' | 'seq'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly page: Window;
}

/** @returns how to stop */
export function keepSession({ workbench, opened, now, page }: SessionKeeperOptions): () => void {
  const { store } = workbench;
  const stopping = new AbortController();
  let active = now();
  let last = now();

  const edit = (change: (session: Session) => Session): void =>
    workbench.setView((view) =>
      view.session === null ? view : { ...view, session: change(view.session) },
    );
  const count = (committed: CommittedEntry): void => edit((session) => counted(session, committed));
  // What was numbered just before a reload may be missing in the view that was saved.
  const { history, seq } = opened;
  history.forEach((entry, at) => count({ seq: seq - (history.length - 1 - at), entry }));
  const stopEntries = workbench.onEntry(count);

  for (const type of ACTIVITY)
    page.addEventListener(
      type,
      () => {
        active = now();
      },
      { capture: true, passive: true, signal: stopping.signal },
    );

  const tick = (): void => {
    const time = now();
    const elapsed = Math.min(time - last, 2 * TICK);
    last = time;
    const { view } = store.getState();
    const { article } = activePane(view);
    const isAway = time - active > IDLE || page.document.visibilityState === 'hidden';
    store.setState({ isPausing: isAway && view.session !== null });
    if (!isAway && article !== null) edit((session) => spent(session, article, elapsed));
  };
  const timer = page.setInterval(tick, TICK);
  return () => {
    page.clearInterval(timer);
    stopEntries();
    stopping.abort();
  };
}
