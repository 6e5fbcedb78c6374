/** Why there is nothing to compare, and what to do about it. */
import type { ReactNode } from 'react';
import { Keys } from '../../ui/keys.tsx';
import styles from './agreement.module.css';
import { useNames } from './use-agreement.ts';

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

function reasonOf(names: readonly string[]): string {
  if (names.length === 0) return 'Nobody has tagged anything here.';
  if (names.length === 1) return `Only ${names.join('')} has tagged here.`;
  return `${listed(names)} have no article in common.`;
}

/** @param annotators ids of those who worked */
export function NothingShared({
  annotators,
}: {
  readonly annotators: readonly string[];
}): ReactNode {
  const { annotator } = useNames();
  return (
    <div className={styles['empty']}>
      <p className={styles['lead']}>{reasonOf(annotators.map(annotator))}</p>
      <p>
        Agreement compares what several people tagged in the same article. Somebody worked on an
        article where they tagged something or called it done.
      </p>
      <p>
        <Keys chord="Alt+5" /> merges a colleague’s copy of the project; <Keys chord="Alt+1" /> goes
        to the articles.
      </p>
    </div>
  );
}
