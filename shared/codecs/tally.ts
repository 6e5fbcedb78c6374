/** Counts what a format loses, kind by kind. */
import type { Loss } from '../contract.ts';

export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly why: string;

  constructor(why: string) {
    this.why = why;
  }

  add(what: string, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** In the order in which they were first met, which follows the dataset's own. */
  losses(): Loss[] {
    return [...this.counts].map(([what, count]) => ({ what, count, why: this.why }));
  }
}
