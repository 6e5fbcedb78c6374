/** Split, duplicate, relabel: buttons for what the keys do. */
import type { ReactNode } from 'react';
import type { Span } from '../../shared/model/span.ts';

export function SpanTools(_props: { readonly span: Span }): ReactNode {
  return null;
}
