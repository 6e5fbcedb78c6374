/** Lines between linked spans, over the panes. */
import type { ReactNode } from 'react';

export function Connectors(): ReactNode {
  return null;
}
