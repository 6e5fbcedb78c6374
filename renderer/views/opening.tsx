/** Before there is a workbench: opening the project, or why it could not be opened. */
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/result.ts';
import { Button } from '../ui/button.tsx';
import styles from './opening.module.css';

export const Opening = (): ReactNode => (
  <main className={styles['screen']}>
    <h1 className={styles['product']}>Claimbench</h1>
    <p>Opening the project…</p>
  </main>
);

interface FailedProps {
  readonly error: AppError;
  readonly onAgain: () => void;
}

export const Failed = ({ error, onAgain }: FailedProps): ReactNode => (
  <main className={styles['screen']}>
    <h1 className={styles['product']}>The project could not be opened</h1>
    <p className={styles['words']} role="alert">
      {error.message}
    </p>
    <Button tone="primary" onClick={onAgain}>
      Try again
    </Button>
  </main>
);
