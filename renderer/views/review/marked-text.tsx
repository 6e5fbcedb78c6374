/** A piece of an article with what is tagged in it marked. */
import type { ReactNode } from 'react';
import type { Fragment } from '../../../shared/model/anchor.ts';
import type { Label } from '../../../shared/model/codebook.ts';
import styles from './adjudication.module.css';

interface MarkedProps {
  readonly text: string;
  /** What of it is shown; UTF-16 code units, as `marks` are. */
  readonly range: Fragment;
  /** Ascending and disjoint. */
  readonly marks: readonly Fragment[];
  readonly label: Label | undefined;
}

export function MarkedText({ text, range, marks, label }: MarkedProps): ReactNode {
  const parts: ReactNode[] = [];
  let at = range.start;
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start));
    parts.push(
      <mark
        key={start}
        className={styles['mark']}
        data-colour={label?.colour}
        data-line={label?.line}
      >
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at, range.end));
  return (
    <span className={styles['sentence']} dir="auto">
      {range.start > 0 && text[range.start - 1] !== '\n' ? '… ' : null}
      {parts}
    </span>
  );
}
