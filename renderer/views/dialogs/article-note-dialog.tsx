/** A note on the whole article. */
import type { ReactNode } from 'react';

export function ArticleNoteDialog(_props: {
  readonly article: string;
  readonly onClose: () => void;
}): ReactNode {
  return null;
}
