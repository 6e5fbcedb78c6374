/** Choosing the articles of a session. */
import type { ReactNode } from 'react';

export function SessionDialog(_props: { readonly onClose: () => void }): ReactNode {
  return null;
}
