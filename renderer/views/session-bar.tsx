/** Progress and pace of the session, above what one reads. */
import type { ReactNode } from 'react';
import { paceOf, workOn } from '../../shared/session/session.ts';
import { writtenDuration } from '../../shared/session/summary.ts';
import { activePane } from '../store/view-state.ts';
import { Button } from '../ui/button.tsx';
import { Keys } from '../ui/keys.tsx';
import { plural } from '../ui/words.ts';
import styles from './session-bar.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

export function SessionBar(): ReactNode {
  const { run } = useDesk();
  const session = useWorkbench(({ view }) => view.session);
  const article = useWorkbench(({ view }) => activePane(view).article);
  const isPausing = useWorkbench((state) => state.isPausing);
  const done = useWorkbench(({ view, summaries, me }) =>
    view.session === null || me === null
      ? 0
      : view.session.queue.filter((id) => summaries.get(id)?.done.includes(me)).length,
  );
  if (session === null) return null;
  const pace = paceOf(session);
  const here = article === null ? 0 : workOn(session, article).ms;
  const words = [
    plural(pace.added, 'annotation'),
    ...(pace.perHour === null ? [] : [`${pace.perHour} an hour`]),
    `${writtenDuration(here)} on this article`,
    ...(isPausing ? ['paused'] : []),
  ];
  return (
    <section className={styles['bar']} aria-label="Session">
      <progress
        className={styles['progress']}
        max={session.queue.length}
        value={done}
        aria-label="Articles done"
      />
      <span className={styles['done']}>
        {done} of {plural(session.queue.length, 'article')} done
      </span>
      <span className={styles['pace']}>{words.join(' · ')}</span>
      <Button onClick={() => run('session.done-next')}>
        Done, next <Keys chord="Mod+Shift+Enter" />
      </Button>
      <Button onClick={() => run('session.open')}>
        Summary <Keys chord="F9" />
      </Button>
    </section>
  );
}
