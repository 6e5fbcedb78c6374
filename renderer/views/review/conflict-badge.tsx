/** How many conflicts wait for a decision, beside the name of the screen where it is made. */
import { useEffect, type ReactNode } from 'react';
import { conflictWatch } from '../../store/conflict-watch.ts';
import { plural } from '../../ui/words.ts';
import styles from '../problems/problem-badge.module.css';
import { useDesk } from '../workbench-context.ts';
import { useConflicts } from './use-merge.ts';

export function ConflictBadge(): ReactNode {
  const { workbench } = useDesk();
  useEffect(() => conflictWatch(workbench).start(), [workbench]);
  const count = useConflicts(({ conflicts }) => conflicts.length);
  if (count === 0) return null;
  const words = `${plural(count, 'conflict')} ${count === 1 ? 'waits' : 'wait'} for a decision`;
  return (
    <span className={styles['badge']} title={words}>
      <span aria-hidden="true">{count.toLocaleString('en-GB')}</span>
      <span className="visually-hidden">, {words}</span>
    </span>
  );
}
