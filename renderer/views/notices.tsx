/** What must be read: stays until it is put away. */
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './notices.module.css';
import { useDesk, useWorkbench } from './workbench-context.ts';

export function Notices(): ReactNode {
  const { workbench } = useDesk();
  const notices = useWorkbench((state) => state.notices);
  const failure = useWorkbench(({ save }) => (save.kind === 'not-saved' ? save.reason : null));
  // The row of the screen stays, with nothing in it.
  if (failure === null && notices.length === 0) return <div />;
  return (
    <section className={styles['notices']} aria-label="Notices">
      {failure === null ? null : (
        <div className={styles['notice']} data-tone="problem" role="alert">
          <span>
            <strong>Not saved.</strong> {failure} Your edits are kept here and tried again and
            again; leave this window open.
          </span>
        </div>
      )}
      {notices.map(({ id, text, tone }) => (
        <div key={id} className={styles['notice']} data-tone={tone} role="alert">
          <span>{text}</span>
          <Button tone="quiet" onClick={() => workbench.dismiss(id)}>
            Dismiss
          </Button>
        </div>
      ))}
    </section>
  );
}
