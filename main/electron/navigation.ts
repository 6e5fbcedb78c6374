/** Checklist: “Disable or limit navigation”. The window shows the workbench and nothing else. */
import type { WebContents } from 'electron';
import { isOurs } from './scheme.ts';

export function denyNavigation(contents: WebContents): void {
  const stay = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOurs(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
}
