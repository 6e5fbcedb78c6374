/** When a label is to be used: its guideline and examples, to be read beside the work. */
import type { ReactNode } from 'react';
import type { RelationEnd } from '../../shared/model/relation.ts';
import type { Label } from '../../shared/model/codebook.ts';
import { quoted } from '../../shared/text/quoted.ts';
import { RichText } from '../rich-text/rich-text.tsx';
import styles from './guideline.module.css';

interface GuidelineProps {
  readonly label: Label;
  readonly onMention: (end: RelationEnd) => void;
}

export const hasGuideline = ({ guideline, examples = [] }: Label): boolean =>
  guideline !== undefined || examples.length > 0;

export function Guideline({ label, onMention }: GuidelineProps): ReactNode {
  const { guideline, examples = [] } = label;
  return (
    <>
      {guideline === undefined ? null : <RichText value={guideline} onMention={onMention} />}
      {examples.length === 0 ? null : (
        <ul className={styles['examples']} aria-label={`Examples of ${label.name}`}>
          {examples.map(({ quote, positive, why }, at) => (
            <li key={at} className={styles['example']} data-positive={positive}>
              <span className={styles['sign']}>{positive ? 'Yes' : 'No'}</span>
              <span>
                <q className={styles['quote']}>{quoted(quote)}</q>
                {why === undefined ? null : <span className={styles['why']}> {why}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
