/** Earlier texts of an article: what changed, and going back. */
import type { ReactNode } from 'react';

export function RevisionsDialog(_props: {
  readonly article: string;
  readonly onClose: () => void;
}): ReactNode {
  return null;
}
