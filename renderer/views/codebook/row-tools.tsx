/** Moving and deleting an entry of a list, by button or with Alt and an arrow. */
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './codebook.module.css';

interface RowToolsProps {
  readonly name: string;
  readonly at: number;
  readonly length: number;
  /** Absent: the order means nothing. */
  readonly onMove?: (to: number) => void;
  readonly onDelete: () => void;
}

export function RowTools({ name, at, length, onMove, onDelete }: RowToolsProps): ReactNode {
  return (
    <span className={styles['rowTools']}>
      {onMove ? (
        <>
          <Button
            tone="quiet"
            aria-label={`Move ${name} up`}
            disabled={at === 0}
            onClick={() => onMove(at - 1)}
          >
            ↑
          </Button>
          <Button
            tone="quiet"
            aria-label={`Move ${name} down`}
            disabled={at === length - 1}
            onClick={() => onMove(at + 1)}
          >
            ↓
          </Button>
        </>
      ) : null}
      <Button tone="quiet" aria-label={`Delete ${name}`} onClick={onDelete}>
        ✕
      </Button>
    </span>
  );
}
