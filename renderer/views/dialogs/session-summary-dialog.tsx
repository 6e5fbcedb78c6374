/** What was done in this session. */
import type { ReactNode } from 'react';

export function SessionSummaryDialog(_props: { readonly onClose: () => void }): ReactNode {
  return null;
}
