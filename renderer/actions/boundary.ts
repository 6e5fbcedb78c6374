/** The ends of the selected span; splitting, joining, relabelling and duplicating it. */
import type { Action } from './action.ts';

export const boundaryActions: readonly Action[] = [];
