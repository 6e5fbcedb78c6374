import type { ReactNode } from 'react';
import { shownChord, type Chord } from '../actions/chord.ts';
import { IS_MAC } from './platform.ts';

/** A key as it stands on the keyboard. */
export const Keys = ({ chord }: { readonly chord: Chord }): ReactNode => (
  <kbd>{shownChord(chord, IS_MAC)}</kbd>
);
