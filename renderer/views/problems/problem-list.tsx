/** The problems by kind. Arrows go through all rows, Enter goes there, F fixes. */
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { problemKey } from '../../../shared/checks/problems.ts';
import type { ProblemGroup } from '../../../shared/checks/words.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { Button } from '../../ui/button.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { ProblemRow } from './problem-row.tsx';
import styles from './problems.module.css';

/** Of a group, at first: more than one looks through in a row. */
const FIRST = 100;

interface ListProps {
  readonly groups: readonly ProblemGroup[];
  readonly onGo: (problem: Problem) => void;
  readonly onFix: (problems: readonly Problem[]) => void;
}

const fixable = ({ problems }: ProblemGroup): readonly Problem[] =>
  problems.filter(({ fix }) => fix !== null);

export function ProblemList({ groups, onGo, onFix }: ListProps): ReactNode {
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  const summaries = useWorkbench((state) => state.summaries);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [stop, setStop] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);

  const shown = useMemo(() => {
    const parts: { group: ProblemGroup; rows: readonly Problem[]; first: number }[] = [];
    for (const group of groups) {
      const before = parts.at(-1);
      parts.push({
        group,
        rows: opened.has(group.key) ? group.problems : group.problems.slice(0, FIRST),
        first: before ? before.first + before.rows.length : 0,
      });
    }
    return parts;
  }, [groups, opened]);
  const rows = useMemo(() => shown.flatMap((part) => part.rows), [shown]);
  const current = Math.max(0, Math.min(stop, rows.length - 1));
  const focusRow = (at: number): void =>
    list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();

  // The row that had the focus was solved: the one in its place takes it.
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) focusRow(current);
  }, [rows, current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const problem = rows[current];
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(current + 1, rows.length - 1),
      ArrowUp: Math.max(current - 1, 0),
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined) focusRow(target);
    else if (event.key === 'f' && problem) onFix([problem]);
    else if (event.key === 'F' && problem) {
      const group = groups.find(({ problems }) => problems.includes(problem));
      onFix(group ? fixable(group) : []);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      ref={list}
      className={styles['groups']}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        hadFocus.current = true;
        const row = target.closest('li')?.querySelector<HTMLElement>('[data-at]');
        if (row) setStop(Number(row.dataset['at']));
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) hadFocus.current = false;
      }}
    >
      {shown.map(({ group, rows: own, first }) => {
        const solvable = fixable(group);
        return (
          <section key={group.key} aria-label={group.words}>
            <div className={styles['groupHead']}>
              <h3 className={styles['groupName']}>{group.words}</h3>
              {solvable.length < 2 ? null : (
                <Button onClick={() => onFix(solvable)}>
                  Fix all {solvable.length.toLocaleString('en-GB')}
                </Button>
              )}
            </div>
            <ul>
              {own.map((problem, index) => (
                <ProblemRow
                  key={problemKey(problem)}
                  problem={problem}
                  label={labels.find(({ id }) => id === problem.label)}
                  title={summaries.get(problem.article)?.title ?? problem.article}
                  at={first + index}
                  isStop={first + index === current}
                  onGo={onGo}
                  onFix={(one) => onFix([one])}
                />
              ))}
            </ul>
            {own.length === group.problems.length ? null : (
              <Button tone="quiet" onClick={() => setOpened(new Set([...opened, group.key]))}>
                Show all {group.problems.length.toLocaleString('en-GB')}
              </Button>
            )}
          </section>
        );
      })}
    </div>
  );
}
