/** Notes on annotations and articles. */
import type { Action } from './action.ts';

export const noteActions: readonly Action[] = [];
