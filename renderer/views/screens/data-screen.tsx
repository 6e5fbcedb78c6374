/** How far annotators agree. */
import type { ReactNode } from 'react';
import { ScreenFrame } from './screen-frame.tsx';

export function DataScreen(): ReactNode {
  return <ScreenFrame title="Data">{null}</ScreenFrame>;
}
