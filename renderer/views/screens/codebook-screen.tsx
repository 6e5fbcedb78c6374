import type { ReactNode } from 'react';
import { ScreenFrame } from './screen-frame.tsx';

export function CodebookScreen(): ReactNode {
  return <ScreenFrame title="Codebook">Codebook</ScreenFrame>;
}
