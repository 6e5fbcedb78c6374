/** How colleagues' copies come here, for whoever has merged nothing yet. */
import type { ReactNode } from 'react';
import { Keys } from '../../ui/keys.tsx';
import styles from './merge.module.css';

export const MergeHelp = (): ReactNode => (
  <section className={styles['help']} aria-label="How copies get here">
    <h3 className={styles['heading']}>How colleagues’ copies get here</h3>
    <dl>
      <dt>By mail or stick</dt>
      <dd>
        Your colleague exports a bundle (<Keys chord="Mod+E" />, “Claimbench bundle”) and sends the
        one file. Drop it on this window.
      </dd>
      <dt>As a folder</dt>
      <dd>A copy of the project folder, anywhere on this machine: type its path above.</dd>
      <dt>On a shared drive</dt>
      <dd>
        Let everybody work on a copy of their own beside yours, and merge theirs from here. What a
        file-sync tool leaves as a conflicted copy is noticed, and offered on this screen.
      </dd>
      <dt>Through Git</dt>
      <dd>
        With the merge driver set up, Git merges the files itself; what two wrote at the same time
        waits here.
      </dd>
    </dl>
    <p>
      Merging loses nothing: in whichever order copies come in, and however often, the result is the
      same.
    </p>
  </section>
);
