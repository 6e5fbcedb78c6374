/** Every place where a text stands, to tag them all. */
import type { ReactNode } from 'react';

export function OccurrencesDialog(_props: {
  readonly span: string;
  readonly article: string;
  readonly onClose: () => void;
}): ReactNode {
  return null;
}
