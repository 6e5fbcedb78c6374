/**
 * Dialogs here are opened by actions, not by a trigger of their own: when one closes, the focus
 * goes back to whatever had it.
 */
import { createContext, useContext, useState } from 'react';

/** How an element is given the focus: an editor wants its selection back with it. */
export const FocusContext = createContext((element: HTMLElement): void => element.focus());

/** What to call when the dialog has closed. */
export function useReturnFocus(): () => void {
  const focusOn = useContext(FocusContext);
  const [before] = useState(() => document.activeElement);
  return () => {
    // Nothing had it: whoever was given it meanwhile keeps it.
    if (before === document.body) return;
    if (before instanceof HTMLElement && before.isConnected) focusOn(before);
  };
}
