/** The codebook: its view, its files, a label’s guideline. */
import type { Action } from './action.ts';

export const codebookActions: readonly Action[] = [];
