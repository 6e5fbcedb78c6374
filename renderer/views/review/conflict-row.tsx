/** One conflict: what it is about, its sides, and a button with a key for each decision. */
import type { ReactNode } from 'react';
import type { Conflict, Settlement } from '../../../shared/model/conflict.ts';
import { Button } from '../../ui/button.tsx';
import { Keys } from '../../ui/keys.tsx';
import { writtenDate } from '../../ui/words.ts';
import { choicesOf, questionOf, type Choice } from './conflict-words.ts';
import styles from './conflicts.module.css';

interface RowProps {
  readonly conflict: Conflict;
  readonly at: number;
  /** Keys act on this one. */
  readonly isStop: boolean;
  readonly isReadOnly: boolean;
  readonly onGo: (conflict: Conflict) => void;
  readonly onSettle: (conflict: Conflict, choice: Settlement['choice']) => void;
}

const someone = (by: string | null): string => by ?? 'someone unknown';

function Side({ choice }: { readonly choice: Choice }): ReactNode {
  const { side, isShown } = choice;
  if (side === null) return null;
  return (
    <span className={styles['side']}>
      <span className={styles['words']}>{side.words === '' ? 'nothing' : side.words}</span>
      <span className={styles['who']}>
        {someone(side.by)}, {writtenDate(side.at)}
        {isShown ? <strong className={styles['shown']}>shows meanwhile</strong> : null}
      </span>
    </span>
  );
}

export function ConflictRow(props: RowProps): ReactNode {
  const { conflict, at, isStop, isReadOnly, onGo, onSettle } = props;
  const { name, what, sides } = conflict;
  const tabIndex = isStop ? 0 : -1;
  return (
    <li className={styles['row']} data-row="" data-stop={isStop || undefined}>
      <button
        type="button"
        className={styles['name']}
        data-at={at}
        data-first={isStop ? '' : undefined}
        tabIndex={tabIndex}
        aria-describedby={`conflict-${at}`}
        onClick={() => onGo(conflict)}
      >
        {name}
      </button>
      <p className={styles['question']} id={`conflict-${at}`}>
        {questionOf(conflict)}
        {what === 'field'
          ? null
          : sides.map(({ clock, by, at: when }) => (
              <span key={clock} className={styles['who']}>
                {what === 'deleted' ? 'Deleted' : 'Written'} by {someone(by)}, {writtenDate(when)}
              </span>
            ))}
      </p>
      <ul className={styles['choices']}>
        {choicesOf(conflict).map((choice) => (
          <li key={choice.key}>
            <Side choice={choice} />
            <Button
              tabIndex={tabIndex}
              disabled={isReadOnly}
              aria-label={
                choice.side === null
                  ? choice.words
                  : `Take “${choice.side.words}” of ${someone(choice.side.by)}`
              }
              onClick={() => onSettle(conflict, choice.choice)}
            >
              <Keys chord={choice.key} /> {choice.words}
            </Button>
          </li>
        ))}
      </ul>
    </li>
  );
}
