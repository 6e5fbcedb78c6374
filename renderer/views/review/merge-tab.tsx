/** Merging copies, and deciding what that left open. */
import type { ReactNode } from 'react';
import { ConflictList } from './conflict-list.tsx';
import { MergeHelp } from './merge-help.tsx';
import { MergePanel } from './merge-panel.tsx';
import styles from './merge.module.css';
import { SyncCopies } from './sync-copies.tsx';
import { useConflicts, useMerge } from './use-merge.ts';

export function MergeTab(): ReactNode {
  const isChoosing = useMerge(({ stage }) => stage.kind === 'choosing');
  const hasConflicts = useConflicts(({ conflicts }) => conflicts.length > 0);
  return (
    <div className={styles['page']}>
      <SyncCopies />
      <MergePanel />
      <ConflictList />
      {isChoosing && !hasConflicts ? <MergeHelp /> : null}
    </div>
  );
}
