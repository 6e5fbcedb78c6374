/** One unit as a row: its words, its labels, what differs and what is decided. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { ShownAnnotator } from '../../../shared/adjudication/shown-names.ts';
import type { Unit } from '../../../shared/adjudication/unit.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { LabelName } from '../../ui/label-mark.tsx';
import { decisionWords, differenceWords } from './adjudication-words.ts';
import styles from './adjudication.module.css';

interface UnitProps {
  readonly unit: Unit;
  readonly isCurrent: boolean;
  readonly codebook: Codebook;
  readonly shown: readonly ShownAnnotator[];
  readonly nameOf: (id: string) => string;
  readonly onChoose: (unit: Unit) => void;
}

const MARKS: Readonly<Record<Unit['state'], string>> = {
  undecided: '○',
  skipped: '–',
  decided: '✓',
  changed: '!',
};

export function AdjudicationUnit(props: UnitProps): ReactNode {
  const { unit, isCurrent, codebook, shown, nameOf, onChoose } = props;
  const row = useRef<HTMLLIElement>(null);
  const spans = shown.flatMap(({ id }) => unit.spans.get(id) ?? []);
  const labels = [...new Set(spans.map(({ label }) => label))].flatMap(
    (id) => codebook.labels.find((label) => label.id === id) ?? [],
  );
  const longest = spans.reduce(
    (words, { quote }) => (quote.exact.length > words.length ? quote.exact : words),
    '',
  );
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  return (
    <li
      ref={row}
      id={`unit-${unit.id}`}
      className={styles['unit']}
      role="option"
      aria-selected={isCurrent}
      data-state={unit.state}
      onClick={() => onChoose(unit)}
    >
      <span className={styles['state']} aria-hidden="true">
        {MARKS[unit.state]}
      </span>
      <span className={styles['words']}>
        <span className={styles['quote']} dir="auto">
          {longest}
        </span>
        <span className={styles['differences']}>
          {labels.map((label) => (
            <LabelName key={label.id} label={label} />
          ))}
          <span>{differenceWords(unit, codebook, shown)}</span>
        </span>
        <span className={styles['decision']}>{decisionWords(unit, shown, nameOf)}</span>
      </span>
    </li>
  );
}
