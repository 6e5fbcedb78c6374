/** How articles and labels are divided, before anything is written. */
import type { ReactNode } from 'react';
import type { Split, SplitRow } from '../../../shared/model/split.ts';
import styles from './dialogs.module.css';

interface SplitTableProps {
  readonly rows: readonly SplitRow[];
  readonly by: Split['by'];
  readonly nameOf: (label: string) => string;
}

const written = (count: number): string => count.toLocaleString('en-GB');

export function ExportSplitTable({ rows, by, nameOf }: SplitTableProps): ReactNode {
  const labels = Object.keys(rows[0]?.spans ?? {});
  const isGrouped = rows.some(({ articles, groups }) => articles !== groups);
  const line = (name: string, count: (row: SplitRow) => number): ReactNode => (
    <tr key={name}>
      <th scope="row">{name}</th>
      {rows.map((row) => (
        <td key={row.split}>{written(count(row))}</td>
      ))}
    </tr>
  );
  return (
    <table className={styles['table']} aria-label="Train, dev and test">
      <thead>
        <tr>
          <th scope="col">Split</th>
          {rows.map(({ split }) => (
            <th key={split} scope="col">
              {split}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {line('Articles', (row) => row.articles)}
        {isGrouped
          ? line(by === 'event' ? 'Events, or articles without' : 'Texts', (row) => row.groups)
          : null}
        {labels.map((label) => line(nameOf(label), (row) => row.spans[label] ?? 0))}
      </tbody>
    </table>
  );
}
