/** Choosing a relation’s type and its other end. */
import type { ReactNode } from 'react';

export function LinkPanel(): ReactNode {
  return null;
}
