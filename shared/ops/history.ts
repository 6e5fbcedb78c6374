/**
 * Undo and redo as a fold over the journal: every window that has seen the same entries has the
 * same history, and a reload loses none of it.
 */
import type { Entry } from '../model/change.ts';
import { err, ok, type Result } from '../result.ts';
import { invert, restamp } from './change-algebra.ts';
import type { OpContext } from './context.ts';

export interface History {
  /** Steps that can be undone, the last one first to go. */
  readonly done: readonly Entry[];
  /** Steps that were undone, the last one first to come back. */
  readonly undone: readonly Entry[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Making oneself known is no step of the work, and undoing it would leave spans without an author. */
const isStep = (entry: Entry): boolean =>
  entry.change.removed.length > 0 ||
  entry.change.updated.length > 0 ||
  entry.change.added.some((record) => record.kind !== 'annotator');

/** The history after `entry`, in the order in which the store numbered them. */
export function remember(history: History, entry: Entry): History {
  if (entry.origin === 'undo') {
    const step = history.done.at(-1);
    if (!step || step.id !== entry.of) return history;
    return { done: history.done.slice(0, -1), undone: [...history.undone, step] };
  }
  if (entry.origin === 'redo') {
    const step = history.undone.at(-1);
    if (!step || step.id !== entry.of) return history;
    return { done: [...history.done, step], undone: history.undone.slice(0, -1) };
  }
  return isStep(entry) ? { done: [...history.done, entry], undone: [] } : history;
}

function again(step: Entry, origin: 'undo' | 'redo', context: OpContext): Entry {
  const clock = context.tick();
  const change = origin === 'undo' ? invert(step.change) : step.change;
  return {
    id: context.newId(),
    origin,
    label: step.label,
    at: context.now(),
    by: context.annotator,
    clock,
    // A merge, and what was decided of it, is taken back as it came: what it brought was written by
    // others, and merging them again shall bring it again.
    change: step.origin === 'merge' ? change : restamp(change, clock, step.clock),
    of: step.id,
  };
}

/** The entry that takes the last step back. */
export function undoEntry(history: History, context: OpContext): Result<Entry> {
  const step = history.done.at(-1);
  return step
    ? ok(again(step, 'undo', context))
    : err('nothing-to-undo', 'Nothing to undo since the project was opened.');
}

/** The entry that does the last undone step again. */
export function redoEntry(history: History, context: OpContext): Result<Entry> {
  const step = history.undone.at(-1);
  return step ? ok(again(step, 'redo', context)) : err('nothing-to-redo', 'Nothing to redo.');
}

/** The entry for a step made now. */
export const entryOf = (
  step: { readonly label: string; readonly change: Entry['change'] },
  origin: Entry['origin'],
  context: OpContext,
): Entry => ({
  id: context.newId(),
  origin,
  label: step.label,
  at: context.now(),
  by: context.annotator,
  clock: context.tick(),
  change: step.change,
});
