/** A session: its queue, done and next, its summary. */
import type { Action } from './action.ts';

export const sessionActions: readonly Action[] = [];
