/** What a format cannot carry, together by the reason. */
import type { ReactNode } from 'react';
import type { Loss } from '../../../shared/model/loss.ts';
import dialogs from './dialogs.module.css';
import styles from './export-dialog.module.css';

export function ExportLosses({ losses }: { readonly losses: readonly Loss[] }): ReactNode {
  if (losses.length === 0) return <p className={dialogs['note']}>Nothing: it carries all of it.</p>;
  const reasons = [...new Set(losses.map(({ why }) => why))];
  return reasons.map((why) => (
    <div key={why} className={styles['losses']}>
      <p className={dialogs['reason']}>{why}:</p>
      <ul>
        {losses
          .filter((loss) => loss.why === why)
          .map(({ what, count }) => (
            <li key={what}>
              <span className={styles['count']}>{count.toLocaleString('en-GB')} ×</span>
              <span>{what}</span>
            </li>
          ))}
      </ul>
    </div>
  ));
}
