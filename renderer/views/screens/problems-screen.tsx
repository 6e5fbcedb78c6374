import type { ReactNode } from 'react';
import { ScreenFrame } from './screen-frame.tsx';

export function ProblemsScreen(): ReactNode {
  return <ScreenFrame title="Problems">Problems</ScreenFrame>;
}
