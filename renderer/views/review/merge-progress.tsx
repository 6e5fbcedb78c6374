/** A long look or merge: what is being done, how far it is, and how to stop it. */
import type { ReactNode } from 'react';
import type { Progress } from '../../store/merge-session.ts';
import { Button } from '../../ui/button.tsx';
import styles from './merge.module.css';

interface ProgressProps {
  /** Until something was heard. */
  readonly words: string;
  readonly progress: Progress | null;
  readonly isStopping: boolean;
  readonly onStop: () => void;
}

export function MergeProgress({ words, progress, isStopping, onStop }: ProgressProps): ReactNode {
  const doing = isStopping ? 'Stopping' : (progress?.doing ?? words);
  const isKnown = progress !== null && progress.total > 0;
  const share = isKnown
    ? ` ${progress.done.toLocaleString('en-GB')} of ${progress.total.toLocaleString('en-GB')}`
    : '';
  return (
    <div className={styles['progress']}>
      <progress
        aria-label={doing}
        {...(isKnown ? { value: progress.done, max: progress.total } : {})}
      />
      <p role="status">
        {doing}…<span className={styles['count']}>{share}</span>
      </p>
      <Button disabled={isStopping} onClick={onStop}>
        Cancel
      </Button>
    </div>
  );
}
