/** Handles at the ends of the selected span, to drag. */
import type { ReactNode } from 'react';
import type { Layer } from '../../shared/ops/state.ts';

export function SpanHandles(_props: { readonly pane: number; readonly layer: Layer }): ReactNode {
  return null;
}
