/** What fills the middle of the screen beside the articles: one region with a name. */
import type { ReactNode } from 'react';
import styles from './screen-frame.module.css';

interface FrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function ScreenFrame({ title, children }: FrameProps): ReactNode {
  return (
    <main className={styles['frame']} aria-label={title} data-region="screen" tabIndex={-1}>
      {children}
    </main>
  );
}
