/** Copies of the project's files that a file-sync tool left beside them: offered for merging. */
import { useEffect, useState, type ReactNode } from 'react';
import type { SyncCopy } from '../../store/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import styles from './merge.module.css';
import { useMergeSession } from './use-merge.ts';

const NONE: readonly SyncCopy[] = [];

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

export function SyncCopies(): ReactNode {
  const { workbench } = useDesk();
  const session = useMergeSession();
  const [copies, setCopies] = useState(NONE);
  // Merging them, and taking that back, changes what is left to offer.
  const history = useWorkbench((state) => state.history);

  useEffect(() => {
    const leaving = new AbortController();
    void workbench.ask.syncCopies().then((outcome) => {
      if (!leaving.signal.aborted) setCopies(outcome.ok ? outcome.value.copies : NONE);
    });
    return () => leaving.abort();
  }, [workbench, history]);

  if (copies.length === 0) return null;
  const look = (some: readonly SyncCopy[]): void => {
    session.choose(some.map(({ path }) => ({ name: path, source: { path } })));
    void session.look();
  };
  return (
    <section className={styles['copies']} aria-label="Copies left by a file-sync tool">
      <ul>
        {copies.map((copy) => (
          <li key={copy.path}>
            <p title={copy.path}>
              <strong className={styles['path']}>{fileName(copy.path)}</strong>, beside{' '}
              <span className={styles['path']}>{copy.of}</span>, was left by a file-sync tool: two
              machines wrote that file at once. What only the copy has is not in the project yet.
            </p>
            <Button onClick={() => look([copy])}>Look at merging it</Button>
          </li>
        ))}
      </ul>
      {copies.length < 2 ? null : (
        <Button onClick={() => look(copies)}>Look at merging all {copies.length}</Button>
      )}
    </section>
  );
}
