/** “When to use Claim”, folded up beside the work. */
import type { ReactNode } from 'react';
import type { Label } from '../../shared/model/codebook.ts';
import { Guideline, hasGuideline } from './guideline.tsx';
import styles from './guideline.module.css';
import { useMentions } from './use-mentions.ts';

export function LabelGuideline({ label }: { readonly label: Label }): ReactNode {
  const mentions = useMentions();
  if (!hasGuideline(label)) return null;
  return (
    <details className={styles['disclosure']}>
      <summary title="G shows it in full">When to use {label.name}</summary>
      <Guideline label={label} onMention={mentions.open} />
    </details>
  );
}
