/** What is measured: who, which labels, which articles, which measures; and measuring it. */
import { useMemo, type ReactNode, type SubmitEvent } from 'react';
import { articlesByTitle } from '../../store/selectors.ts';
import { Button } from '../../ui/button.tsx';
import { useWorkbench } from '../workbench-context.ts';
import {
  CHOICES,
  queryOf,
  withToggled,
  type Choosable as ChoosableIds,
  type ChoiceKind,
} from './agreement-choice.ts';
import styles from './agreement.module.css';
import { ChoiceMenu, type Choosable } from './choice-menu.tsx';
import { useAgreement, useAgreementSession, useNames } from './use-agreement.ts';

const TITLES: Readonly<Record<ChoiceKind, string>> = {
  annotators: 'Annotators',
  labels: 'Labels',
  articles: 'Articles',
  measures: 'Measures',
};

function useChoosable(): Readonly<Record<ChoiceKind, readonly Choosable[]>> {
  const annotators = useWorkbench(({ data }) => data.annotators);
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const summaries = useWorkbench((state) => state.summaries);
  const measures = useAgreement((state) => state.measures);
  const names = useNames();
  return useMemo(
    () => ({
      annotators: [...annotators.keys()].map((id) => ({ id, name: names.annotator(id) })),
      labels,
      articles: articlesByTitle(summaries).map(({ id, title }) => ({ id, name: title })),
      measures,
    }),
    [annotators, labels, summaries, measures, names],
  );
}

function Progress(): ReactNode {
  const session = useAgreementSession();
  const running = useAgreement((state) => state.running);
  if (!running) return null;
  const { doing, done, total } = running;
  return (
    <div className={styles['progress']}>
      <progress
        aria-label="Measuring agreement"
        {...(total > 0 ? { value: done, max: total } : {})}
      />
      <span role="status">
        {total > 0
          ? `${doing}: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`
          : `${doing}…`}
      </span>
      <Button onClick={() => session.cancel()}>Cancel</Button>
    </div>
  );
}

export function AgreementForm(): ReactNode {
  const session = useAgreementSession();
  const choice = useAgreement((state) => state.choice);
  const isRunning = useAgreement((state) => state.running !== null);
  const problem = useAgreement((state) => state.problem);
  const isStale = useAgreement((state) => state.isStale);
  const hasAnswer = useAgreement((state) => state.answer !== null);
  const isReturning = useAgreement((state) => state.visited !== null);
  const items = useChoosable();

  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isRunning) return;
    const idsOf = (kind: ChoiceKind): readonly string[] => items[kind].map(({ id }) => id);
    const ids: ChoosableIds = {
      annotators: idsOf('annotators'),
      labels: idsOf('labels'),
      articles: idsOf('articles'),
      measures: idsOf('measures'),
    };
    const query = queryOf(choice, ids);
    if (query.ok) void session.measure(query.value);
    else session.refuse(query.error.message);
  };

  return (
    <section aria-label="What is measured" className={styles['form']}>
      <form className={styles['choices']} onSubmit={onSubmit}>
        {CHOICES.map((kind) => (
          <ChoiceMenu
            key={kind}
            title={TITLES[kind]}
            items={items[kind]}
            left={choice.left[kind]}
            onToggle={(ids, isChosen) => session.choose(withToggled(choice, kind, ids, isChosen))}
          />
        ))}
        <label className={styles['seed']} title="The same seed gives the same figures again.">
          Seed
          <input
            type="number"
            step={1}
            defaultValue={choice.seed}
            onChange={({ target: { valueAsNumber: seed } }) => {
              if (Number.isSafeInteger(seed)) session.choose({ ...choice, seed });
            }}
            // What is no whole number while one types is none when one leaves it, either.
            onBlur={({ target }) => {
              target.value = String(choice.seed);
            }}
          />
        </label>
        <Button
          tone="primary"
          type="submit"
          aria-disabled={isRunning}
          {...(isReturning ? {} : { 'data-first': '' })}
        >
          {hasAnswer ? 'Measure again' : 'Measure'}
        </Button>
      </form>
      <Progress />
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {isStale && !isRunning ? (
        <p className={styles['stale']} role="status">
          The project was edited since these figures were measured.
        </p>
      ) : null}
    </section>
  );
}
