/** One figure a line: by label, or by article, the least agreement first. */
import { useState, type ReactNode } from 'react';
import { shownValue } from '../../../shared/agreement/report-markdown.ts';
import { Button } from '../../ui/button.tsx';
import styles from './agreement.module.css';
import type { NamedFigure } from './figures.ts';

/** At first: more than one looks through in a row. */
const FIRST = 20;

interface TableProps {
  readonly title: string;
  /** Head of the first column. */
  readonly head: string;
  readonly figures: readonly NamedFigure[];
  readonly nameOf?: (figure: NamedFigure) => ReactNode;
}

export function FigureTable({
  title,
  head,
  figures,
  nameOf = ({ name }) => name,
}: TableProps): ReactNode {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? figures : figures.slice(0, FIRST);
  return (
    <section aria-label={title}>
      <h3 className={styles['heading']}>{title}</h3>
      <table className={styles['table']} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.key}>
              <th scope="row">{nameOf(one)}</th>
              <td>
                {one.figure.value === null ? (
                  <span className={styles['reason']}>— {one.figure.reason}</span>
                ) : (
                  <span className={styles['bar']}>
                    <span className={styles['value']}>{shownValue(one.figure.value)}</span>
                    <meter
                      min={0}
                      max={1}
                      value={Math.max(0, one.figure.value)}
                      aria-hidden="true"
                    />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === figures.length ? null : (
        <Button tone="quiet" onClick={() => setWhole(true)}>
          Show all {figures.length.toLocaleString('en-GB')}
        </Button>
      )}
    </section>
  );
}
