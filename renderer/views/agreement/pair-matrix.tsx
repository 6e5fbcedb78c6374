/** Everybody with everybody, by one measure. */
import type { ReactNode } from 'react';
import type { MeasureReport } from '../../../shared/agreement/agreement-report.ts';
import { shownValue } from '../../../shared/agreement/report-markdown.ts';
import styles from './agreement.module.css';
import { levelOf } from './figures.ts';
import { HeatGrid, type HeatCell } from './heat-grid.tsx';
import { useAgreement, useAgreementSession, useNames } from './use-agreement.ts';

interface MatrixProps {
  /** Ids. */
  readonly annotators: readonly string[];
  readonly measure: MeasureReport;
}

export function PairMatrix({ annotators, measure }: MatrixProps): ReactNode {
  const session = useAgreementSession();
  const chosen = useAgreement((state) => state.pair);
  const { annotator: nameOf } = useNames();
  const { pairwise } = measure;
  const pairAt = (row: number, column: number): number =>
    pairwise.findIndex(({ a, b }) => {
      const [one, other] = [annotators[row], annotators[column]];
      return (a === one && b === other) || (a === other && b === one);
    });
  const cellAt = (row: number, column: number): HeatCell => {
    const pair = pairwise[pairAt(row, column)];
    if (!pair)
      return { text: '', level: 0, words: `${nameOf(annotators[row] ?? '')}, the same person` };
    const { value, reason } = pair;
    const who = `${nameOf(pair.a)} and ${nameOf(pair.b)}`;
    return {
      text: shownValue(value),
      level: levelOf(value),
      words: value === null ? `${who}: undefined. ${reason ?? ''}` : `${who}: ${shownValue(value)}`,
    };
  };
  return (
    <section aria-label="By pair">
      <h3 className={styles['heading']}>By pair</h3>
      <HeatGrid
        label={`${measure.name} of every two annotators`}
        corner={<span className="visually-hidden">Annotator</span>}
        columns={annotators.map(nameOf)}
        rows={annotators.map((id, row) => ({
          head: nameOf(id),
          cells: annotators.map((_, column) => cellAt(row, column)),
        }))}
        isChosen={(row, column) => row !== column && pairAt(row, column) === chosen}
        onChoose={(row, column) => {
          const pair = pairAt(row, column);
          if (pair >= 0) session.showPair(pair);
        }}
      />
      <p className={styles['hint']}>
        The stronger the shade, the higher the figure. Enter on a pair shows below what the two
        confuse.
      </p>
    </section>
  );
}
