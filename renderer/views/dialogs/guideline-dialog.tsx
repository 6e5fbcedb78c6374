/** When a label is to be used. */
import type { ReactNode } from 'react';

export function GuidelineDialog(_props: {
  readonly label: string;
  readonly onClose: () => void;
}): ReactNode {
  return null;
}
