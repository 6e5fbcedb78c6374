/** Every article's problems: of what is loaded as it is now, of the rest as the store found them. */
import { useEffect, useMemo, useState } from 'react';
import type { Problem, ProblemList } from '../../../shared/model/problem.ts';
import type { Result } from '../../../shared/result.ts';
import { problemsIn } from '../../actions/problems.ts';
import { articlesByTitle } from '../../store/selectors.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';

export interface ProjectProblems {
  readonly problems: readonly Problem[];
  /** Articles looked at so far, and in all. */
  readonly checked: number;
  readonly articles: number;
  /** What could not be looked at, one sentence each. */
  readonly failures: readonly string[];
}

export function useProjectProblems(): ProjectProblems {
  const { workbench } = useDesk();
  const data = useWorkbench((state) => state.data);
  const summaries = useWorkbench((state) => state.summaries);
  // Another one with every step, whoever made it.
  const history = useWorkbench((state) => state.history);
  const [answer, setAnswer] = useState<Result<ProblemList> | null>(null);

  useEffect(() => {
    const leaving = new AbortController();
    const ask = async (): Promise<void> => {
      for (;;) {
        const next = await workbench.ask.problems();
        if (leaving.signal.aborted) return;
        setAnswer(next);
        if (!next.ok || next.value.checked >= next.value.articles) return;
      }
    };
    void ask();
    return () => leaving.abort();
  }, [workbench, history]);

  return useMemo(() => {
    const stored = answer?.ok ? answer.value : null;
    const byArticle = Map.groupBy(stored?.problems ?? [], ({ article }) => article);
    return {
      problems: articlesByTitle(summaries).flatMap(({ id }) =>
        data.layers.has(id) ? problemsIn({ data, summaries }, [], id) : (byArticle.get(id) ?? []),
      ),
      checked: stored?.checked ?? 0,
      articles: summaries.size,
      failures: answer === null ? [] : answer.ok ? answer.value.unread : [answer.error.message],
    };
  }, [answer, data, summaries]);
}
