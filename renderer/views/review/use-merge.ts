/** How the parts of the Review screen reach the merge and the conflicts. */
import { useStore } from 'zustand/react';
import { conflictWatch, type ConflictState } from '../../store/conflict-watch.ts';
import { mergeSession, type MergeSession, type MergeState } from '../../store/merge-session.ts';
import { useDesk } from '../workbench-context.ts';

export const useMergeSession = (): MergeSession => mergeSession(useDesk().workbench);

/** Draws again when what `select` gives is another value. */
export const useMerge = <T>(select: (state: MergeState) => T): T =>
  useStore(useMergeSession().store, select);

export const useConflicts = <T>(select: (state: ConflictState) => T): T =>
  useStore(conflictWatch(useDesk().workbench).store, select);
