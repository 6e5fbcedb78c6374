/** An article’s text while it is edited. */
import type { ReactNode } from 'react';
import type { Layer } from '../../shared/ops/state.ts';

export function CleanUpPane(_props: { readonly pane: number; readonly layer: Layer }): ReactNode {
  return null;
}
