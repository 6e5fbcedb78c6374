/** A span of several fragments: adding one, taking one away. */
import type { Action } from './action.ts';

export const fragmentActions: readonly Action[] = [];
