/** How the parts of the screen reach the measurement, and how they call people and labels. */
import { useMemo } from 'react';
import { useStore } from 'zustand/react';
import { namesOf } from '../../../shared/agreement/names-of.ts';
import type { Names } from '../../../shared/agreement/names.ts';
import { useDesk, useWorkbench } from '../workbench-context.ts';
import {
  agreementSession,
  type AgreementSession,
  type AgreementState,
} from './agreement-session.ts';

export const useAgreementSession = (): AgreementSession => agreementSession(useDesk().workbench);

/** Draws again when what `select` gives is another value. */
export const useAgreement = <T>(select: (state: AgreementState) => T): T =>
  useStore(useAgreementSession().store, select);

export function useNames(): Names {
  const codebook = useWorkbench(({ data }) => data.codebook);
  const annotators = useWorkbench(({ data }) => data.annotators);
  return useMemo(() => namesOf(codebook, annotators.values()), [codebook, annotators]);
}
