import { memo, type ReactNode } from 'react';
import type { Label } from '../../../shared/model/codebook.ts';
import type { Problem } from '../../../shared/model/problem.ts';
import { Button } from '../../ui/button.tsx';
import { LabelName } from '../../ui/label-mark.tsx';
import styles from './problems.module.css';

/** A quote as a list shows it: enough to know it again. */
const QUOTE = 180;

const shortened = (quote: string): string => {
  const characters = [...quote.replace(/\s+/gu, ' ')];
  return characters.length <= QUOTE
    ? characters.join('')
    : `${characters.slice(0, QUOTE).join('')}…`;
};

interface RowProps {
  readonly problem: Problem;
  readonly label: Label | undefined;
  readonly title: string;
  readonly at: number;
  readonly isStop: boolean;
  readonly onGo: (problem: Problem) => void;
  readonly onFix: (problem: Problem) => void;
}

export const ProblemRow = memo(function ProblemRow(props: RowProps): ReactNode {
  const { problem, label, title, at, isStop, onGo, onFix } = props;
  return (
    <li className={styles['row']}>
      <button
        type="button"
        className={styles['problem']}
        data-at={at}
        data-first={isStop || undefined}
        tabIndex={isStop ? 0 : -1}
        title={problem.quote}
        onClick={() => onGo(problem)}
      >
        <span>{label ? <LabelName label={label} /> : (problem.label ?? 'Relation')}</span>
        <span className={styles['quote']}>{shortened(problem.quote)}</span>
        <span>
          {problem.message}
          {problem.fix === null ? null : <span className={styles['fix']}>Fix: {problem.fix}.</span>}
        </span>
        <span className={styles['article']}>{title}</span>
      </button>
      {problem.fix === null ? null : (
        <Button
          tabIndex={isStop ? 0 : -1}
          aria-label={`Fix: ${problem.fix}`}
          title={problem.fix}
          onClick={() => onFix(problem)}
        >
          Fix
        </Button>
      )}
    </li>
  );
});
