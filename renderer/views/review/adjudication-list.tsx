/** The units of the article at work, in reading order; its keys act on the current one. */
import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { namesOf } from '../../../shared/agreement/names-of.ts';
import type { Unit } from '../../../shared/adjudication/unit.ts';
import {
  adjudicationDesk,
  setAdjudication,
  shownNow,
  unitNow,
  unitsNow,
} from '../../store/adjudication.ts';
import { Keys } from '../../ui/keys.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench, useWorkbenchParts } from '../workbench-context.ts';
import { AdjudicationDetail } from './adjudication-detail.tsx';
import { AdjudicationUnit } from './adjudication-unit.tsx';
import styles from './adjudication.module.css';

/** More are drawn as one comes near them. */
const MOST = 300;

const Hints = (): ReactNode => (
  <p className={styles['keys']}>
    <Keys chord="J" /> <Keys chord="K" /> next, previous · <Keys chord="G" /> accept all agreed ·{' '}
    <Keys chord="Enter" /> go to the text · <Keys chord="Shift+J" /> next article ·{' '}
    <Keys chord="F" /> feedback
  </p>
);

/** The window of units that is drawn: around the current one. */
function drawn(units: readonly Unit[], current: Unit | undefined): readonly Unit[] {
  const at = Math.max(0, current ? units.indexOf(current) : 0);
  const from = Math.max(0, Math.min(at - MOST / 2, units.length - MOST));
  return units.slice(from, from + MOST);
}

export function AdjudicationList(): ReactNode {
  const { workbench } = useDesk();
  const desk = adjudicationDesk(workbench);
  const form = useStore(desk, (state) => state.form);
  const { article, isBlind } = useWorkbench(({ view }) => view.adjudication);
  const layer = useWorkbench(({ data }) => data.layers.get(article ?? ''));
  const failure = useWorkbench(({ failures }) => failures.get(article ?? ''));
  const units = useWorkbench(unitsNow);
  const current = useWorkbench(unitNow);
  const { codebook, annotators } = useWorkbenchParts(({ data }) => ({
    codebook: data.codebook,
    annotators: data.annotators,
  }));
  const list = useRef<HTMLUListElement>(null);

  // The form that had the focus is gone: back to where keys decide.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && form === null) list.current?.focus();
    wasOpen.current = form !== null;
  }, [form]);

  // While the next article is loaded there is no list: the keys go on in the one that comes.
  const hadFocus = useRef(false);
  const isLoaded = layer !== undefined;
  useEffect(() => {
    if (isLoaded && hadFocus.current && document.activeElement === document.body)
      list.current?.focus();
  }, [isLoaded]);

  // The list comes after the screen it is on, and anew with every article: it takes the focus that
  // waits for it there, never one that somebody put elsewhere.
  const isThere = layer !== undefined && units.length > 0;
  useEffect(() => {
    const active = document.activeElement;
    const isWaiting = active instanceof HTMLElement && active.dataset['region'] === 'screen';
    if (isThere && (isWaiting || active === document.body)) list.current?.focus();
  }, [isThere, article]);

  if (failure) return <p role="alert">{failure.message}</p>;
  if (!layer) return <p role="status">Loading the article…</p>;
  const names = namesOf(codebook, annotators.values());
  const shown = shownNow(workbench.store.getState());
  const nameOf = (id: string): string => {
    const isCompared = shown.some((one) => one.id === id);
    return isBlind && isCompared ? 'one of them' : names.annotator(id);
  };
  if (units.length === 0)
    return (
      <p className={styles['empty']}>
        None of these annotators tagged anything in this article. Choose another article, or other
        annotators.
      </p>
    );
  return (
    <section className={styles['work']} aria-label={`Units of ${layer.article.title}`}>
      <div className={styles['workHead']}>
        <h2 className={styles['title']}>{layer.article.title}</h2>
        <Hints />
      </div>
      <div className={styles['sides']}>
        <ul
          ref={list}
          className={styles['units']}
          role="listbox"
          aria-label={plural(units.length, 'unit')}
          aria-activedescendant={current ? `unit-${current.id}` : undefined}
          data-place="adjudication"
          data-first=""
          tabIndex={0}
          onFocus={() => (hadFocus.current = true)}
          onBlur={() => (hadFocus.current = false)}
        >
          {drawn(units, current).map((unit) => (
            <AdjudicationUnit
              key={unit.id}
              unit={unit}
              isCurrent={unit === current}
              codebook={codebook}
              shown={shown}
              nameOf={nameOf}
              onChoose={({ id }) => setAdjudication(workbench, { unit: id })}
            />
          ))}
        </ul>
        {current ? (
          <AdjudicationDetail
            key={current.id}
            unit={current}
            layer={layer}
            shown={shown}
            nameOf={nameOf}
          />
        ) : null}
      </div>
    </section>
  );
}
