import type { ReactNode } from 'react';
import { plural } from '../../ui/words.ts';
import styles from './problem-badge.module.css';
import { useLoadedProblems } from './use-problems.ts';

/** How many problems the open articles have. */
export function ProblemBadge(): ReactNode {
  const { length } = useLoadedProblems();
  if (length === 0) return null;
  return (
    <span className={styles['badge']} title={`${plural(length, 'problem')} in the open articles`}>
      {length.toLocaleString('en-GB')}
    </span>
  );
}
