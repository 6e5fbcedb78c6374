/** Why something was refused: said aloud, and there until it is put right. */
import type { ReactNode } from 'react';
import styles from './problem.module.css';

/** @param text null: nothing is wrong */
export const Problem = ({ text }: { readonly text: string | null }): ReactNode =>
  text === null ? null : (
    <p className={styles['problem']} role="alert">
      {text}
    </p>
  );
