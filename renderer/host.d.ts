import type { Desktop } from '../shared/contract.ts';

declare global {
  interface Window {
    /** What the desktop program adds to the page; absent in a browser. */
    readonly claimbench?: Desktop;
  }
}
