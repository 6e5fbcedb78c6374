/** Copies of the project's files that a file-sync tool left beside them: offered for merging. */
import { useEffect, useState, type ReactNode } from 'react';
import type { ArticleSummary } from '../../../shared/model/article.ts';
import type { SyncCopy } from '../../store/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import styles from './merge.module.css';
import { useMerge, useMergeSession } from './use-merge.ts';

const NONE: readonly SyncCopy[] = [];

/** What a file of the project holds: `the annotations of “Two killed in strike”`. */
function partNamed(file: string, summaries: ReadonlyMap<string, ArticleSummary>): string {
  const [, folder, id = ''] = /^(articles|annotations)[\\/](.+)\.json$/u.exec(file) ?? [];
  const title = summaries.get(id)?.title;
  if (title === undefined) return `the contents of ${file}`;
  return folder === 'articles' ? `text and details of “${title}”` : `the annotations of “${title}”`;
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

export function SyncCopies(): ReactNode {
  const { workbench } = useDesk();
  const session = useMergeSession();
  const [copies, setCopies] = useState(NONE);
  // Merging them, and taking that back, changes what is left to offer.
  const history = useWorkbench((state) => state.history);
  const summaries = useWorkbench((state) => state.summaries);
  const isAtWork = useMerge(({ stage }) => !['choosing', 'merged'].includes(stage.kind));

  useEffect(() => {
    const leaving = new AbortController();
    void workbench.ask.syncCopies().then((outcome) => {
      if (!leaving.signal.aborted) setCopies(outcome.ok ? outcome.value.copies : NONE);
    });
    return () => leaving.abort();
  }, [workbench, history]);

  if (copies.length === 0 || isAtWork) return null;
  const look = (some: readonly SyncCopy[]): void => {
    session.choose(some.map(({ path }) => ({ name: path, source: { path } })));
    void session.look();
  };
  return (
    <section className={styles['copies']} aria-label="Copies left by a file-sync tool">
      <ul>
        {copies.map((copy) => (
          <li key={copy.path}>
            <p>
              {capital(partNamed(copy.of, summaries))} were written by two machines at once; a
              file-sync tool left the other copy as{' '}
              <strong className={styles['path']}>{fileName(copy.path)}</strong>. What only that copy
              has is not in the project yet.
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
