/** When the window that was opened is closed for good, and the program with it. */

/** A reload closes its event stream for a moment; this long without any is a closed window. */
export const GONE_MS = 3000;

export class LastWindow {
  private count = 0;
  private wasSeen = false;
  private hasBrowserEnded = false;
  private timer: NodeJS.Timeout | undefined;
  private close = (): void => undefined;
  /** Resolves when the opened browser has ended and no window, of any browser, is left. */
  readonly closed = new Promise<void>((resolve) => {
    this.close = resolve;
  });

  /** Told whenever a window comes or goes. */
  windows(count: number): void {
    this.count = count;
    // A browser that ends before its page was ever seen did not start: the program goes on.
    this.wasSeen ||= count > 0;
    this.look();
  }

  browserEnded(): void {
    this.hasBrowserEnded = true;
    this.look();
  }

  private look(): void {
    clearTimeout(this.timer);
    if (this.hasBrowserEnded && this.wasSeen && this.count === 0)
      this.timer = setTimeout(this.close, GONE_MS);
  }
}
