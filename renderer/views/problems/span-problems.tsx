/** What is wrong with the selected annotation, with the fix where there is a safe one. */
import type { ReactNode } from 'react';
import { problemKey } from '../../../shared/checks/problems.ts';
import type { Span } from '../../../shared/model/span.ts';
import { fixProblems } from '../../actions/problems.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../workbench-context.ts';
import styles from './span-problems.module.css';
import { useActiveProblems } from './use-problems.ts';

export function SpanProblems({ span }: { readonly span: Span }): ReactNode {
  const { workbench } = useDesk();
  const problems = useActiveProblems().filter(
    // A lost place is said above, with the places to choose from.
    ({ span: id, kind }) => id === span.id && kind !== 'orphan',
  );
  if (problems.length === 0) return null;
  return (
    <ul className={styles['problems']} aria-label="Problems">
      {problems.map((problem) => (
        <li key={problemKey(problem)} className={styles['problem']}>
          <span>{problem.message}</span>
          {problem.fix === null ? null : (
            <Button
              aria-label={`Fix: ${problem.fix}`}
              title={problem.fix}
              onClick={() => void fixProblems(workbench, [problem])}
            >
              Fix
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
