/** Where an orphan may belong, to place it by hand. */
import type { ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';

export function OrphanPlaces(_props: { readonly span: Span }): ReactNode {
  return null;
}
