/** What the clean-up does to the annotations, while there is still time to undo it. */
import type { ReactNode } from 'react';
import type { Span } from '../../../shared/model/span.ts';
import { LabelName } from '../../ui/label-mark.tsx';
import { plural } from '../../ui/words.ts';
import { useWorkbench } from '../workbench-context.ts';
import styles from './clean-up.module.css';

/** More than anybody reads; the list of orphans has them all. */
const SHOWN = 50;

export interface CleanUpEffectProps {
  readonly lost: readonly Span[];
  readonly kept: number;
}

export function CleanUpEffect({ lost, kept }: CleanUpEffectProps): ReactNode {
  const labels = useWorkbench(({ data }) => data.codebook.labels);
  if (lost.length === 0) {
    const words = kept === 0 ? 'No annotations here.' : `${plural(kept, 'annotation')}, none lost.`;
    return (
      <p className={styles['effect']} role="status">
        {words}
      </p>
    );
  }
  const words = `${plural(lost.length, 'annotation')} would lose ${lost.length === 1 ? 'its' : 'their'} place`;
  return (
    <details className={styles['effect']}>
      <summary className={styles['warning']}>
        <span role="status">{words}</span>
      </summary>
      <ul className={styles['lost']}>
        {lost.slice(0, SHOWN).map(({ id, label: labelId, quote }) => {
          const label = labels.find((candidate) => candidate.id === labelId);
          return (
            <li key={id}>
              {label ? <LabelName label={label} /> : labelId} {quote.exact}
            </li>
          );
        })}
        {lost.length > SHOWN ? <li>and {lost.length - SHOWN} more</li> : null}
      </ul>
    </details>
  );
}
