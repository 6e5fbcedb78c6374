/** A label as it is drawn in the text: by colour and by line, so that either alone tells it. */
import type { ReactNode } from 'react';
import type { Label } from '../../shared/model/codebook.ts';
import styles from './label-mark.module.css';

interface LabelProps {
  readonly label: Pick<Label, 'name' | 'colour' | 'line'>;
}

/** A short stroke of the label's line. Says nothing to assistive technology. */
export const LabelMark = ({ label }: LabelProps): ReactNode => (
  <span
    className={styles['mark']}
    data-colour={label.colour}
    data-line={label.line}
    aria-hidden="true"
  >
    {'\u00a0'.repeat(5)}
  </span>
);

export const LabelName = ({ label }: LabelProps): ReactNode => (
  <span className={styles['name']} data-colour={label.colour} data-line={label.line}>
    {label.name}
  </span>
);
