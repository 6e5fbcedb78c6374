/** Adjudication: deciding what annotators disagree about; the outcome is the gold layer. */
import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import {
  adjudicationDesk,
  chosenAnnotators,
  comparable,
  countProgress,
  setAdjudication,
  workersIn,
} from '../../store/adjudication.ts';
import { homesOf } from '../../store/change-part.ts';
import { Problem } from '../../ui/problem.tsx';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { AdjudicationFeedback } from './adjudication-feedback.tsx';
import { AdjudicationHead } from './adjudication-head.tsx';
import { AdjudicationList } from './adjudication-list.tsx';
import styles from './adjudication.module.css';

const NoOneToCompare = (): ReactNode => (
  <div className={styles['empty']}>
    <h2 className={styles['title']}>Nothing to compare yet</h2>
    <p>
      Adjudication puts what two or more annotators did side by side, so that you can decide what is
      right. What you decide becomes the gold layer; what they did stays as it is.
    </p>
    <p>
      This project has the work of fewer than two people. Merge a colleague’s copy under “Merge and
      conflicts”, then come back.
    </p>
  </div>
);

export function AdjudicationTab(): ReactNode {
  const { workbench } = useDesk();
  const desk = adjudicationDesk(workbench);
  const { articles, problem, page } = useStore(desk);
  const chosen = useWorkbench((state) => chosenAnnotators(state).join(' '));
  const people = useWorkbench(({ data }) => comparable(data.annotators.values()).length);
  const article = useWorkbench(({ view }) => view.adjudication.article);

  // Also when another article is at work: what was done to the last one is counted from then on.
  useEffect(() => {
    void countProgress(workbench);
  }, [workbench, chosen, article]);

  // What is done to the article at work is seen as it is done; elsewhere it is counted anew.
  useEffect(
    () =>
      workbench.onEntry(({ entry }) => {
        const { article: here } = workbench.store.getState().view.adjudication;
        if ([...homesOf(entry.change)].some((home) => home !== here)) void countProgress(workbench);
      }),
    [workbench],
  );

  // The first article that waits, until one is chosen.
  useEffect(() => {
    if (articles === null || articles.some((one) => one.article === article)) return;
    const next = articles.find(({ progress }) => progress.left > 0) ?? articles[0];
    if (next) setAdjudication(workbench, { article: next.article, unit: null });
  }, [workbench, articles, article]);

  const isAlone = articles !== null && problem === null && workersIn(articles).size < 2;
  if (people < 2 || isAlone) return <NoOneToCompare />;
  return (
    <div className={styles['page']}>
      <AdjudicationHead />
      <Problem text={problem?.message ?? null} />
      {articles === null ? <p role="status">Counting what there is to decide…</p> : null}
      {page === 'feedback' ? (
        <AdjudicationFeedback />
      ) : article === null ? null : (
        <AdjudicationList />
      )}
    </div>
  );
}
