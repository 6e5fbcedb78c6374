/** The claim so far, what is suggested for its source or its cue, and the keys that answer. */
import type { ReactNode } from 'react';
import { exactOf } from '../../shared/model/anchor.ts';
import { CHAIN_STEPS, chainLabels } from '../../shared/ops/chain-plan.ts';
import { canProposeAttribution } from '../../shared/text/reporting.ts';
import { quoted } from '../../shared/text/quoted.ts';
import { answerNow } from '../actions/chain.ts';
import type { Mode } from '../store/mode.ts';
import { Keys } from '../ui/keys.tsx';
import { LabelName } from '../ui/label-mark.tsx';
import styles from './mode-bar.module.css';
import { useWorkbench, useWorkbenchParts } from './workbench-context.ts';

export function ChainBar({ mode }: { readonly mode: Extract<Mode, { kind: 'chain' }> }): ReactNode {
  const codebook = useWorkbench(({ data }) => data.codebook);
  const article = useWorkbench(({ data }) => data.layers.get(mode.article)?.article);
  const range = useWorkbenchParts((state) => answerNow(state, mode));
  const labels = chainLabels(codebook);
  if (!article || !labels.ok) return null;
  const words = (fragments: Parameters<typeof exactOf>[1]): string =>
    quoted(exactOf(article.text, fragments));
  const answered = CHAIN_STEPS.flatMap((step) => {
    const part = mode.answers[step];
    return part && part.kind !== 'none' ? [{ step, fragments: part.fragments }] : [];
  });
  const isEnglish = canProposeAttribution(article.meta.language);
  return (
    <>
      <span className={styles['pair']}>
        <LabelName label={labels.value.claim} />
        <span className={styles['quote']}>{words(mode.claim.fragments)}</span>
      </span>
      {answered.map(({ step, fragments }) => (
        <span key={step} className={styles['pair']}>
          <LabelName label={labels.value.labels[step]} />
          <span className={styles['quote']}>{words(fragments)}</span>
        </span>
      ))}
      <span className={styles['pair']}>
        <LabelName label={labels.value.labels[mode.step]} />
        {range ? (
          <b className={styles['quote']}>{words([range])}?</b>
        ) : (
          <span>
            {isEnglish ? 'Not found: select it.' : 'Select it (suggestions know English only).'}
          </span>
        )}
      </span>
      <span className={styles['pair']}>
        <Keys chord="Enter" /> takes {range ? 'it, or what you select' : 'it'}
      </span>
      <span className={styles['pair']}>
        <Keys chord="Backspace" /> none
      </span>
    </>
  );
}
