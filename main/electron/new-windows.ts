/** Checklist: “Disable or limit creation of new windows”. Links in articles open nothing. */
import type { WebContents } from 'electron';

export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
