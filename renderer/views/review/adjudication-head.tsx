/** Whose work is compared, in which article, and how far it is: here and in the project. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { progressOf, sumOfProgress } from '../../../shared/adjudication/progress.ts';
import { namesOf } from '../../../shared/agreement/names-of.ts';
import { acceptEverywhere } from '../../actions/adjudication.ts';
import {
  adjudicationDesk,
  chosenAnnotators,
  comparable,
  setAdjudication,
  unitsNow,
  workersIn,
} from '../../store/adjudication.ts';
import { Button } from '../../ui/button.tsx';
import { Check, Select } from '../../ui/field.tsx';
import { useDesk, useWorkbench, useWorkbenchParts } from '../workbench-context.ts';
import styles from './adjudication.module.css';

interface BarProps {
  readonly name: string;
  readonly done: number;
  readonly all: number;
}

const Bar = ({ name, done, all }: BarProps): ReactNode => (
  <span className={styles['bar']}>
    <span>{`${name}: ${done.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} decided`}</span>
    <progress value={done} max={Math.max(1, all)} aria-label={`${name}, decided`} />
  </span>
);

export function AdjudicationHead(): ReactNode {
  const { workbench, contextNow } = useDesk();
  const desk = adjudicationDesk(workbench);
  const counted = useStore(desk, (state) => state.articles);
  const page = useStore(desk, (state) => state.page);
  const view = useWorkbench((state) => state.view.adjudication);
  const units = useWorkbench(unitsNow);
  const { codebook, annotators, readOnly } = useWorkbenchParts(({ data, readOnly: why }) => ({
    codebook: data.codebook,
    annotators: data.annotators,
    readOnly: why,
  }));
  const names = namesOf(codebook, annotators.values());
  const all = comparable(annotators.values());
  const chosen = chosenAnnotators(workbench.store.getState());
  // Who was compared and has done nothing (whoever only decides) is no choice.
  const workers = workersIn(counted ?? []);
  const offered = all.filter(({ id }) => !chosen.includes(id) || workers.has(id));
  const here = progressOf(units);
  // The article at work is counted as it is now, the others as last asked.
  const articles = (counted ?? []).map((one) =>
    one.article === view.article && units.length > 0 ? { ...one, progress: here } : one,
  );
  const total = sumOfProgress(articles.map(({ progress }) => progress));
  const toggle = (id: string, on: boolean): void => {
    const next = all.map((one) => one.id).filter((one) => (one === id ? on : chosen.includes(one)));
    if (next.filter((one) => one === id || workers.has(one)).length < 2)
      workbench.say('At least two are compared.', 'refused');
    else setAdjudication(workbench, { annotators: next, unit: null });
  };
  const isOn = (name: typeof page): boolean => page === name;
  return (
    <div className={styles['head']}>
      <fieldset className={styles['people']}>
        <legend>Compare</legend>
        {offered.map(({ id }) => (
          <Check
            key={id}
            label={names.annotator(id)}
            checked={chosen.includes(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />
        ))}
        <Check
          label="Blind: hide names while deciding"
          checked={view.isBlind}
          onChange={({ target }) => setAdjudication(workbench, { isBlind: target.checked })}
        />
      </fieldset>
      <div className={styles['where']}>
        <Select
          label="Article"
          value={view.article ?? ''}
          options={articles.map(({ article, title, progress }) => ({
            value: article,
            name: `${title} (${progress.left === 0 ? 'all decided' : `${progress.left} left`})`,
          }))}
          onChange={({ target }) =>
            setAdjudication(workbench, { article: target.value, unit: null })
          }
        />
        <Button
          aria-pressed={isOn('feedback')}
          onClick={() => desk.setState({ page: isOn('feedback') ? 'units' : 'feedback' })}
        >
          {isOn('feedback') ? 'Back to deciding' : 'Feedback for annotators'}
        </Button>
        {readOnly === null && total.acceptable > 0 ? (
          <Button onClick={() => void acceptEverywhere(contextNow())}>
            {`Accept ${total.acceptable.toLocaleString('en-GB')} agreed in the project`}
          </Button>
        ) : null}
      </div>
      <div className={styles['progress']}>
        <Bar name="This article" done={here.states.decided} all={here.units} />
        <Bar name="Project" done={total.states.decided} all={total.units} />
      </div>
    </div>
  );
}
