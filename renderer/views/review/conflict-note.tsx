/** Says of the selected annotation that a conflict on it waits, and offers to go there. */
import type { ReactNode } from 'react';
import { goToConflictOf } from '../../actions/review.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../workbench-context.ts';
import { questionOf } from './conflict-words.ts';
import styles from './conflicts.module.css';
import { useConflicts } from './use-merge.ts';

/** @param span id */
export function ConflictNote({ span }: { readonly span: string }): ReactNode {
  const { contextNow } = useDesk();
  const conflicts = useConflicts((state) => state.conflicts);
  const own = conflicts.filter(({ kind, id }) => kind === 'span' && id === span);
  if (own.length === 0) return null;
  return (
    <div className={styles['onSpan']}>
      <ul aria-label="Conflicts">
        {own.map((conflict) => (
          <li key={`${conflict.what} ${conflict.field ?? ''}`}>{questionOf(conflict)}</li>
        ))}
      </ul>
      <Button onClick={() => goToConflictOf(contextNow(), span)}>Decide in Review</Button>
    </div>
  );
}
