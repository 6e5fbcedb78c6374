/** Counts what a format loses, kind by kind. */
import type { Loss } from '../model/loss.ts';

export class Tally {
  private readonly counts = new Map<string, number>();
  private readonly why: string;
  private readonly names: ReadonlyMap<string, string>;

  /** @param names of labels and relation types, by their ids */
  constructor(why: string, names: ReadonlyMap<string, string> = new Map()) {
    this.why = why;
    this.names = names;
  }

  /** What people call a label or relation type. */
  nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  add(what: string, count = 1): void {
    if (count > 0) this.counts.set(what, (this.counts.get(what) ?? 0) + count);
  }

  /** In the order in which they were first met, which follows the dataset's own. */
  losses(): Loss[] {
    return [...this.counts].map(([what, count]) => ({ what, count, why: this.why }));
  }
}
