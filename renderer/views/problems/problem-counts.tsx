/** What is still lacking in the active article, counted: “3 claims lack a source”. */
import { useMemo, type ReactNode } from 'react';
import { groupsOf } from '../../../shared/checks/words.ts';
import { Keys } from '../../ui/keys.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import styles from './problem-counts.module.css';
import { useActiveProblems } from './use-problems.ts';

/** As many as fit above a list; the Problems screen has them all. */
const SHOWN = 3;

export function ProblemCounts(): ReactNode {
  const { run } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const problems = useActiveProblems();
  const groups = useMemo(() => groupsOf(codebook, problems), [codebook, problems]);
  if (groups.length === 0) return null;
  const more = groups.slice(SHOWN).reduce((sum, { problems: { length } }) => sum + length, 0);
  const words = groups.slice(0, SHOWN).map((group) => group.words);
  return (
    <button type="button" className={styles['counts']} onClick={() => run('problem.next')}>
      <span>{[...words, ...(more === 0 ? [] : [`${more} more`])].join(' · ')}</span>
      <Keys chord="F8" />
    </button>
  );
}
