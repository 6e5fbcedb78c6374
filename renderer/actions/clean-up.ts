/** Editing an article’s text, and what its revisions were. */
import type { Action } from './action.ts';

export const cleanUpActions: readonly Action[] = [];
