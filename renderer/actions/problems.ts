/** From problem to problem. */
import type { Action } from './action.ts';

export const problemActions: readonly Action[] = [];
