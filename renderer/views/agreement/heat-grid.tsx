/**
 * A table of figures with a shade behind each: the figure is written, the shade only helps. One
 * cell is a stop for Tab; arrows, Home and End go through the others, Enter chooses.
 */
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './heat.module.css';

export interface HeatCell {
  /** As written: `0.444`, `12`, `—`. */
  readonly text: string;
  /** 0, no shade, to `LEVELS`. */
  readonly level: number;
  /** For assistive technology, and on hover. */
  readonly words: string;
}

interface GridProps {
  readonly label: string;
  /** Above the heads of the rows. */
  readonly corner: ReactNode;
  readonly columns: readonly ReactNode[];
  readonly rows: readonly { readonly head: ReactNode; readonly cells: readonly HeatCell[] }[];
  readonly isChosen?: (row: number, column: number) => boolean;
  readonly onChoose?: (row: number, column: number) => void;
}

export function HeatGrid(props: GridProps): ReactNode {
  const { label, corner, columns, rows, isChosen, onChoose } = props;
  const grid = useRef<HTMLTableElement>(null);
  const [[stopRow, stopColumn], setStop] = useState<readonly [number, number]>([0, 0]);
  const lastRow = rows.length - 1;
  const lastColumn = columns.length - 1;
  const stop = [Math.min(stopRow, lastRow), Math.min(stopColumn, lastColumn)] as const;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const [row, column] = stop;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [Math.max(0, row - 1), column],
      ArrowDown: [Math.min(lastRow, row + 1), column],
      ArrowLeft: [row, Math.max(0, column - 1)],
      ArrowRight: [row, Math.min(lastColumn, column + 1)],
      Home: [event.ctrlKey ? 0 : row, 0],
      End: [event.ctrlKey ? lastRow : row, lastColumn],
    };
    const move = moves[event.key];
    if (move) grid.current?.querySelector<HTMLElement>(`[data-cell="${move.join(' ')}"]`)?.focus();
    else if (onChoose && (event.key === 'Enter' || event.key === ' ')) onChoose(row, column);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles['scroll']}>
      <table
        ref={grid}
        role="grid"
        aria-label={label}
        className={styles['grid']}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={styles['corner']}>
              {corner}
            </th>
            {columns.map((head, column) => (
              <th key={column} scope="col" className={styles['column']}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ head, cells }, row) => (
            <tr key={row}>
              <th scope="row" className={styles['row']}>
                {head}
              </th>
              {cells.map(({ text, level, words }, column) => (
                <td
                  key={column}
                  role="gridcell"
                  className={styles['cell']}
                  data-level={level}
                  data-cell={`${row} ${column}`}
                  data-active={onChoose ? '' : undefined}
                  tabIndex={row === stop[0] && column === stop[1] ? 0 : -1}
                  aria-label={words}
                  aria-selected={isChosen?.(row, column)}
                  title={words}
                  onFocus={() => setStop([row, column])}
                  onClick={onChoose ? () => onChoose(row, column) : undefined}
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
