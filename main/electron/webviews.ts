/** Checklist: “Verify WebView options and params before creation”. There are none to verify. */
import type { WebContents } from 'electron';

export function denyWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
