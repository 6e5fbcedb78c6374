/** Codebooks in and out as files. */
import type { ReactNode } from 'react';

export function CodebookFilesDialog(_props: { readonly onClose: () => void }): ReactNode {
  return null;
}
