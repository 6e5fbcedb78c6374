/** What a file has no words for. */
import type { ReactNode } from 'react';
import type { Loss } from '../../shared/model/loss.ts';
import styles from './dialogs/dialogs.module.css';

export const LossList = ({ losses }: { readonly losses: readonly Loss[] }): ReactNode =>
  losses.length === 0 ? (
    <p className={styles['note']}>Nothing is left out.</p>
  ) : (
    <ul className={styles['rows']}>
      {losses.map(({ what, count, why }) => (
        <li key={`${what} ${why}`}>
          <div className={styles['rowText']}>
            <p>
              {count.toLocaleString('en-GB')} × {what}
            </p>
            <p className={styles['reason']}>{why}</p>
          </div>
        </li>
      ))}
    </ul>
  );
