/** Tagging every place where a text stands. */
import type { Action } from './action.ts';

export const occurrenceActions: readonly Action[] = [];
