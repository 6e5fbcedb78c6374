/** The fragments of a discontinuous span, one a line. */
import type { ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';

export function SpanFragments(_props: { readonly span: Span }): ReactNode {
  return null;
}
