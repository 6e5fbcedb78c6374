/** Merging stores, and the conflicts that come of it. */
import type { WorkbenchEvent } from '../shared/contract.ts';
import { err, type Result } from '../shared/result.ts';
import type { Jobs } from './jobs.ts';
import type { Store } from './storage/port.ts';
import type { Workbench } from './workbench.ts';

export interface ReviewParts {
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  /** Annotator id of whoever works here. */
  readonly me: () => Promise<string | null>;
  readonly tell: (event: WorkbenchEvent) => void;
  /** Long calls under way, which `cancel` stops. */
  readonly jobs: Jobs;
}

type Review = Pick<Workbench, 'mergeLook' | 'mergeTake' | 'syncCopies' | 'conflicts' | 'settle'>;

const later = (): Promise<Result<never>> =>
  Promise.resolve(err('not-built', 'Merging is not built yet.'));

export function reviewService(_parts: ReviewParts): Review {
  return {
    mergeLook: later,
    mergeTake: later,
    syncCopies: later,
    conflicts: later,
    settle: later,
  };
}
