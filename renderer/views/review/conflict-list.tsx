/** What merging left open, article by article; decided by keys, one after the other. */
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useStore } from 'zustand/react';
import type { Conflict, Settlement } from '../../../shared/model/conflict.ts';
import { chordOf } from '../../actions/chord.ts';
import { goToConflict } from '../../actions/review.ts';
import { conflictKey, conflictWatch } from '../../store/conflict-watch.ts';
import { reviewPlace } from '../../store/review-place.ts';
import { Keys } from '../../ui/keys.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { Problem } from '../../ui/problem.tsx';
import { plural } from '../../ui/words.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import { ConflictBulk } from './conflict-bulk.tsx';
import { ConflictRow } from './conflict-row.tsx';
import { choicesOf, groupedConflicts } from './conflict-words.ts';
import styles from './conflicts.module.css';
import { wordsForError } from './merge-words.ts';
import { useConflicts } from './use-merge.ts';

/** More than these are drawn as the first ones are decided. */
const MOST = 200;

const KeyHints = (): ReactNode => (
  <p className={styles['keys']}>
    <Keys chord="J" /> <Keys chord="K" /> next, previous <Keys chord="1" /> <Keys chord="2" /> take
    a side <Keys chord="Enter" /> go to the text
  </p>
);

export function ConflictList(): ReactNode {
  const { workbench, contextNow } = useDesk();
  const watch = conflictWatch(workbench);
  const conflicts = useConflicts((state) => state.conflicts);
  const at = useConflicts((state) => state.at);
  const problem = useConflicts((state) => state.problem);
  const refusal = useConflicts((state) => state.refusal);
  const isKnown = useConflicts((state) => state.isKnown);
  const isReadOnly = useWorkbench((state) => state.readOnly !== null);
  const place = reviewPlace(workbench);
  const isWanted = useStore(place, ({ wanted }) => wanted === 'conflicts');
  const list = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  const groups = useMemo(() => groupedConflicts(conflicts), [conflicts]);
  const rows = useMemo(() => groups.flatMap(({ conflicts: own }) => own), [groups]);

  const focusRow = (row: number): void =>
    list.current?.querySelector<HTMLElement>(`[data-at="${row}"]`)?.focus();

  // The one that had the focus was decided: the one in its place takes it.
  useEffect(() => {
    if (!hadFocus.current || document.activeElement !== document.body) return;
    if (conflicts.length === 0) list.current?.focus();
    else focusRow(at);
  }, [conflicts, at]);

  useEffect(() => {
    if (!isWanted || conflicts.length === 0) return;
    focusRow(at);
    place.setState({ wanted: null });
  }, [isWanted, conflicts, at, place]);

  const onSettle = (conflict: Conflict, choice: Settlement['choice']): void => {
    if (!isReadOnly) void watch.settle([{ conflict, choice }]);
  };
  const onGo = (conflict: Conflict): void => void goToConflict(contextNow(), conflict);

  const onKeyDown = (event: KeyboardEvent): void => {
    const chord = chordOf(event.nativeEvent, IS_MAC) ?? '';
    const moves: Readonly<Record<string, number>> = {
      J: at + 1,
      ArrowDown: at + 1,
      K: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const move = moves[chord];
    const conflict = rows[at];
    const choice = conflict && choicesOf(conflict).find(({ key }) => key === chord);
    if (move !== undefined) focusRow(Math.max(0, Math.min(move, rows.length - 1, MOST - 1)));
    else if (conflict && choice) onSettle(conflict, choice.choice);
    else return;
    event.preventDefault();
  };

  return (
    <section
      ref={list}
      className={styles['conflicts']}
      aria-labelledby="conflicts-title"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        hadFocus.current = true;
        const row = target.closest('li[data-row]')?.querySelector<HTMLElement>('[data-at]');
        if (row) watch.goTo(Number(row.dataset['at']));
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) hadFocus.current = false;
      }}
    >
      <div className={styles['head']}>
        <h2 id="conflicts-title" className={styles['title']}>
          {conflicts.length === 0 ? 'Conflicts' : plural(conflicts.length, 'conflict')}
        </h2>
        {conflicts.length === 0 ? null : <KeyHints />}
      </div>
      {isReadOnly ? null : <ConflictBulk conflicts={conflicts} />}
      <Problem text={refusal === null ? null : `Not decided: ${wordsForError(refusal)}`} />
      <Problem text={problem === null ? null : `Conflicts not read: ${wordsForError(problem)}`} />
      {conflicts.length === 0 && isKnown ? (
        <p className={styles['empty']}>
          None wait. Where two wrote the same thing at the same time, both are kept when their
          copies are merged, and the choice waits here.
        </p>
      ) : null}
      {groups
        .filter(({ first }) => first < MOST)
        .map(({ id, title, conflicts: own, first }) => (
          <section key={id} aria-label={title}>
            <h3 className={styles['article']}>{title}</h3>
            <ul>
              {own.slice(0, MOST - first).map((conflict, index) => (
                <ConflictRow
                  key={conflictKey(conflict)}
                  conflict={conflict}
                  at={first + index}
                  isStop={first + index === at}
                  isReadOnly={isReadOnly}
                  onGo={onGo}
                  onSettle={onSettle}
                />
              ))}
            </ul>
          </section>
        ))}
      {conflicts.length <= MOST ? null : (
        <p className={styles['empty']}>
          {plural(conflicts.length - MOST, 'more conflict')} come up as these are decided.
        </p>
      )}
    </section>
  );
}
