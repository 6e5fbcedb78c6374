/** What was merged, where the backup is, how to take it back, and what waits now. */
import type { ReactNode } from 'react';
import { reviewPlace } from '../../store/review-place.ts';
import type { MergeStage } from '../../store/merge-session.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { Sources } from './merge-preview.tsx';
import { headlineOf } from './merge-words.ts';
import styles from './merge.module.css';
import { useConflicts, useMergeSession } from './use-merge.ts';

type Merged = Extract<MergeStage, { kind: 'merged' }>;

export function MergeOutcome({ stage }: { readonly stage: Merged }): ReactNode {
  const { workbench } = useDesk();
  const session = useMergeSession();
  const { preview, backup, seq } = stage;
  const entry = session.entryAt(seq);
  const isUndone = useWorkbench(({ history }) => history.undone.some(({ id }) => id === entry));
  const isLast = useWorkbench(({ history }) => history.done.at(-1)?.id === entry);
  const waiting = useConflicts(({ conflicts }) => conflicts.length);
  return (
    <>
      <h3 className={styles['headline']} tabIndex={-1} data-stage="">
        {isUndone
          ? 'Taken back: the project is as it was before'
          : `Merged: ${headlineOf(preview)}`}
      </h3>
      <Sources sources={preview.sources} />
      <ul className={styles['accepting']}>
        {backup === '' ? null : (
          <li>
            Backup, as it was before: <span className={styles['path']}>{backup}</span>
          </li>
        )}
        {isUndone ? null : (
          <li>
            <Keys chord="Mod+Z" />{' '}
            {isLast
              ? 'takes all of it back as one step.'
              : 'takes back what was done since, and then all of it as one step.'}
          </li>
        )}
      </ul>
      <div className={styles['buttons']}>
        {waiting === 0 || isUndone ? null : (
          <Button
            tone="primary"
            onClick={() => reviewPlace(workbench).setState({ wanted: 'conflicts' })}
          >
            {plural(waiting, 'conflict')} {waiting === 1 ? 'waits' : 'wait'} for you
          </Button>
        )}
        <Button onClick={() => session.restart()}>Merge another copy</Button>
      </div>
    </>
  );
}
