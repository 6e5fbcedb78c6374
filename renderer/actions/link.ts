/** Relations: from the selected span to another one; a claim with its source and cue. */
import type { Action } from './action.ts';

export const linkActions: readonly Action[] = [];
