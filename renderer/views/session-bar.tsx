/** Progress and pace of the session. */
import type { ReactNode } from 'react';

export function SessionBar(): ReactNode {
  return null;
}
