/** What wants a look in the whole project, by kind. */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { groupsOf } from '../../../shared/checks/words.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { goToSpan } from '../../actions/go-to-span.ts';
import { fixProblems } from '../../actions/problems.ts';
import type { Workbench } from '../../store/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { plural } from '../../ui/words.ts';
import { FilterRow } from '../problems/filter-row.tsx';
import { isFiltered, NO_FILTER, passes, type ProblemFilter } from '../problems/problem-filter.ts';
import { ProblemList } from '../problems/problem-list.tsx';
import styles from '../problems/problems.module.css';
import { useProjectProblems } from '../problems/use-project-problems.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { ScreenFrame } from './screen-frame.tsx';

/** For coming back from the text: the list is narrowed as it was left. */
const lastFilters = new WeakMap<Workbench, ProblemFilter>();

const Progress = ({ checked, articles }: { checked: number; articles: number }): ReactNode => (
  <p className={styles['progress']} role="status">
    <progress value={checked} max={articles} aria-label="Articles checked" />
    {`Checking: ${checked.toLocaleString('en-GB')} of ${plural(articles, 'article')}`}
  </p>
);

export function ProblemsScreen(): ReactNode {
  const { workbench, contextNow } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const { problems, checked, articles, failures } = useProjectProblems();
  const [filter, setFilter] = useState(lastFilters.get(workbench) ?? NO_FILTER);
  const shown = useMemo(
    () => problems.filter((problem) => passes(filter, problem)),
    [problems, filter],
  );
  const groups = useMemo(() => groupsOf(codebook, shown), [codebook, shown]);
  const narrow = (next: ProblemFilter): void => {
    lastFilters.set(workbench, next);
    setFilter(next);
  };
  const onGo = useCallback(
    ({ article, span }: Problem) => {
      if (span !== null) void goToSpan(contextNow(), { article, span });
      else
        workbench.say(
          'Both ends of this relation are gone: there is nothing to go to. F removes it.',
          'refused',
        );
    },
    [workbench, contextNow],
  );
  const onFix = useCallback(
    (some: readonly Problem[]) => void fixProblems(workbench, some),
    [workbench],
  );
  const isChecking = checked < articles && failures.length === 0;
  const places = new Set(problems.map(({ article }) => article)).size;

  return (
    <ScreenFrame title="Problems">
      <div className={styles['page']}>
        <div className={styles['head']}>
          <h2 className={styles['title']}>Problems</h2>
          {problems.length === 0 ? null : (
            <span>{`${plural(problems.length, 'problem')} in ${places.toLocaleString('en-GB')} of ${plural(articles, 'article')}`}</span>
          )}
          <span className={styles['keys']}>
            <Keys chord="Enter" /> go there <Keys chord="F" /> fix <Keys chord="Shift+F" /> fix all
            of its kind
          </span>
        </div>
        {isChecking ? <Progress checked={checked} articles={articles} /> : null}
        {failures.map((failure) => (
          <p key={failure} role="alert" className={styles['failure']}>
            Not checked: {failure}
          </p>
        ))}
        {problems.length === 0 && !isFiltered(filter) ? (
          isChecking ? null : (
            <div className={styles['empty']}>
              <p>{`No problems found in ${plural(articles, 'article')}.`}</p>
              <p>
                Listed here: required answers that are missing, claims without a source, numbers
                without a value, annotations that lost their place or do not match the text.
              </p>
            </div>
          )
        ) : (
          <FilterRow problems={problems} filter={filter} onFilter={narrow} />
        )}
        {shown.length === 0 && isFiltered(filter) ? (
          <div className={styles['empty']}>
            <p>{`None of the ${plural(problems.length, 'problem')} is of this kind.`}</p>
            <Button onClick={() => narrow(NO_FILTER)}>Show all</Button>
          </div>
        ) : (
          <ProblemList groups={groups} onGo={onGo} onFix={onFix} />
        )}
      </div>
    </ScreenFrame>
  );
}
