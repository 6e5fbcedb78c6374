import type { ReactNode } from 'react';
import { ScreenFrame } from './screen-frame.tsx';

export function SearchScreen(): ReactNode {
  return <ScreenFrame title="Search">Search</ScreenFrame>;
}
