/** What is under way, what is asked for next, and how to stop. */
import type { ReactNode } from 'react';

export function ModeBar(): ReactNode {
  return null;
}
