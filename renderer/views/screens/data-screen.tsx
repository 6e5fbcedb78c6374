/** How far annotators agree. */
import { useEffect, type ReactNode } from 'react';
import { AgreementForm } from '../agreement/agreement-form.tsx';
import { AgreementResults } from '../agreement/agreement-results.tsx';
import styles from '../agreement/agreement.module.css';
import { useAgreement, useAgreementSession } from '../agreement/use-agreement.ts';
import { ScreenFrame } from './screen-frame.tsx';

export function DataScreen(): ReactNode {
  const session = useAgreementSession();
  const answer = useAgreement((state) => state.answer);
  const isRunning = useAgreement((state) => state.running !== null);
  useEffect(() => void session.open(), [session]);
  return (
    <ScreenFrame title="Data">
      <div className={styles['page']}>
        <h1 className={styles['title']}>Agreement</h1>
        <AgreementForm />
        {answer ? <AgreementResults answer={answer} /> : null}
        {answer || isRunning ? null : (
          <div className={styles['empty']}>
            <p className={styles['lead']}>How far do annotators agree?</p>
            <p>
              Measured on the articles that at least two people worked on: F1 of spans, alpha and
              kappa of tokens and characters, alpha for unitizing, gamma, attributes and relations,
              each with what it is and when it misleads. Below the figures stand the places where
              people differ most, one key from the text.
            </p>
          </div>
        )}
      </div>
    </ScreenFrame>
  );
}
