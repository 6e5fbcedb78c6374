/** Taking all that one person wrote, as one step. */
import { useMemo, type ReactNode } from 'react';
import type { Conflict } from '../../../shared/model/conflict.ts';
import { conflictWatch } from '../../store/conflict-watch.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk } from '../workbench-context.ts';
import { authorsOf } from './conflict-words.ts';
import styles from './conflicts.module.css';

export function ConflictBulk({
  conflicts,
}: {
  readonly conflicts: readonly Conflict[];
}): ReactNode {
  const { workbench } = useDesk();
  const authors = useMemo(() => authorsOf(conflicts), [conflicts]);
  if (!authors.some(({ decisions }) => decisions.length > 1)) return null;
  return (
    <div className={styles['bulk']} role="group" aria-label="Take all of one person’s">
      <span>All at once, as one step:</span>
      {authors.map(({ name, decisions }) => (
        <Button
          key={name}
          aria-label={`Take what ${name} wrote, in ${plural(decisions.length, 'conflict')}`}
          onClick={() => void conflictWatch(workbench).settle(decisions)}
        >
          Take {name}’s, {decisions.length.toLocaleString('en-GB')}
        </Button>
      ))}
    </div>
  );
}
