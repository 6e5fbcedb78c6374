/** How far an export is. */
import type { ReactNode } from 'react';
import styles from './export-dialog.module.css';
import type { Running } from './export-run.ts';

export function ExportProgress({ running }: { readonly running: Running }): ReactNode {
  const { progress, isStopping } = running;
  const doing = isStopping ? 'Stopping' : (progress?.doing ?? 'Writing and proving');
  const isKnown = !isStopping && progress !== null && progress.total > 0;
  const share = isKnown
    ? ` ${progress.done.toLocaleString('en-GB')} of ${progress.total.toLocaleString('en-GB')}`
    : '';
  return (
    <div className={styles['progress']}>
      <progress
        aria-label="Export"
        {...(isKnown ? { value: progress.done, max: progress.total } : {})}
      />
      <p role="status">
        {doing}…{share}
      </p>
    </div>
  );
}
