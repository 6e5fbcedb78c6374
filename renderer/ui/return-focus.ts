/**
 * Dialogs here are opened by actions, not by a trigger of their own: when one closes, the focus
 * goes back to whatever had it.
 */
import { useState } from 'react';

/** What to call when the dialog has closed. */
export function useReturnFocus(): () => void {
  const [before] = useState(() => document.activeElement);
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
}
