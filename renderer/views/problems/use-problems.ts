/** The problems of what is loaded, as one types. Drawn when there is time: keys come first. */
import { useDeferredValue, useMemo } from 'react';
import type { Problem } from '../../../shared/model/problem.ts';
import { problemsIn } from '../../actions/problems.ts';
import { activePane } from '../../store/view-state.ts';
import { useWorkbench, useWorkbenchParts } from '../workbench-context.ts';

/** Of the given articles, as far as they are loaded and their layers not hidden. */
function useProblemsOf(articles: readonly string[]): readonly Problem[] {
  const data = useDeferredValue(useWorkbench((state) => state.data));
  const summaries = useDeferredValue(useWorkbench((state) => state.summaries));
  const hidden = useWorkbench(({ view }) => view.hidden);
  return useMemo(
    () => articles.flatMap((article) => problemsIn({ data, summaries }, hidden, article)),
    [articles, data, summaries, hidden],
  );
}

export function useActiveProblems(): readonly Problem[] {
  const article = useWorkbench(({ view }) => activePane(view).article);
  return useProblemsOf(useMemo(() => (article === null ? [] : [article]), [article]));
}

export function useLoadedProblems(): readonly Problem[] {
  return useProblemsOf(useWorkbenchParts(({ data }) => [...data.layers.keys()]));
}
