/** Counts what an import leaves out of a file, each with its reason. */
import type { Loss } from '../model/loss.ts';

export class LeftOut {
  private readonly found = new Map<string, Loss>();

  add(what: string, why: string, count = 1): void {
    if (count === 0) return;
    const key = JSON.stringify([what, why]);
    const known = this.found.get(key);
    this.found.set(key, { what, why, count: (known?.count ?? 0) + count });
  }

  /** In the order in which they were first met. */
  losses(): Loss[] {
    return [...this.found.values()];
  }
}
