/** What waits for a decision: stores to merge, conflicts, and disagreements to adjudicate. */
import type { ReactNode } from 'react';
import { ScreenFrame } from './screen-frame.tsx';

export function ReviewScreen(): ReactNode {
  return <ScreenFrame title="Review">{null}</ScreenFrame>;
}
