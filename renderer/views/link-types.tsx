/** The relation types that go with the selected annotation; one is chosen by a single key. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';
import { labelsAtEnd, linkOffers, type LinkOffer } from '../../shared/ops/link-choices.ts';
import { LabelName } from '../ui/label-mark.tsx';
import styles from './link-panel.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

/** As many as have a digit. */
const DIGITS = 9;

export function LinkTypes({ here }: { readonly here: Span }): ReactNode {
  const { workbench } = useDesk();
  const codebook = useWorkbench(({ data }) => data.codebook);
  const offers = useMemo(() => linkOffers(codebook, here.label), [codebook, here.label]);
  const [isTurned, setTurned] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const canTurn = offers.some(({ directions }) => directions.length > 1);

  const focusOn = (at: number): void => {
    const buttons = list.current?.querySelectorAll('button') ?? [];
    buttons[(at + offers.length) % offers.length]?.focus();
  };
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  const directionOf = ({ directions }: LinkOffer) =>
    (isTurned ? directions[1] : undefined) ?? directions[0];
  const choose = (offer: LinkOffer): void => {
    const { mode } = workbench.store.getState();
    if (mode?.kind !== 'link') return;
    workbench.enter({ ...mode, choice: { type: offer.type.id, direction: directionOf(offer) } });
  };
  /** Letters choose where one name begins so, and go round where several do. */
  const byLetter = (letter: string, at: number): void => {
    const named = offers.flatMap(({ type }, index) =>
      type.name.toLowerCase().startsWith(letter) ? [index] : [],
    );
    const [only, ...others] = named;
    if (only === undefined) {
      workbench.say(`No relation here begins with “${letter}”.`, 'refused');
      return;
    }
    const offer = offers[only];
    if (others.length === 0 && offer) choose(offer);
    else focusOn(named.find((index) => index > at) ?? only);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    const at = target instanceof HTMLElement ? Number(target.dataset['at'] ?? 0) : 0;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: offers.length - 1,
    };
    const move = moves[key];
    const numbered = /^[1-9]$/.test(key) ? offers[Number(key) - 1] : undefined;
    if (move !== undefined) focusOn(move);
    else if ((key === 'ArrowLeft' || key === 'ArrowRight') && canTurn) setTurned(!isTurned);
    else if (numbered) choose(numbered);
    else if (/^\p{L}$/u.test(key)) byLetter(key.toLowerCase(), at);
    else return;
    event.preventDefault();
  };

  const labelNames = (offer: LinkOffer): ReactNode => {
    const choice = { type: offer.type.id, direction: directionOf(offer) };
    const ids = labelsAtEnd(offer.type, choice);
    return codebook.labels
      .filter(({ id }) => ids.includes(id))
      .map((label) => <LabelName key={label.id} label={label} />);
  };

  return (
    <>
      <h3 className={styles['step']}>How is it linked?</h3>
      <ul ref={list} className={styles['list']} aria-label="Relation types" onKeyDown={onKeyDown}>
        {offers.map((offer, at) => (
          <li key={offer.type.id}>
            <button
              type="button"
              className={styles['type']}
              data-at={at}
              onClick={() => choose(offer)}
            >
              {at < DIGITS ? <kbd>{at + 1}</kbd> : <span />}
              <span>
                {directionOf(offer) === 'to' ? (
                  <>
                    {offer.type.name} <span aria-hidden="true">→</span>
                  </>
                ) : (
                  <>
                    <span aria-hidden="true">←</span> {offer.type.name}
                  </>
                )}
                <span className={styles['ends']}>
                  {directionOf(offer) === 'to' ? 'to' : 'from'} {labelNames(offer)}
                  {offer.type.scope === 'across' ? ' in another article' : null}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['hint']}>
        A digit or a first letter chooses; arrows and Enter too.
        {canTurn ? ' ← and → turn the direction round.' : null} Or click the other annotation.
      </p>
    </>
  );
}
