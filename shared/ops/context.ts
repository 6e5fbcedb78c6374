/** What an op needs from outside, passed in so that ops stay pure. */
import type { Timestamp } from '../model/clock.ts';

export interface OpContext {
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly tick: () => Timestamp;
  /** Annotator id of whoever acts. */
  readonly annotator: string;
}
