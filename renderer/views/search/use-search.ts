/** How the parts of the search screen reach the search. */
import { useStore } from 'zustand/react';
import { useDesk } from '../workbench-context.ts';
import { searchSession, type SearchSession, type SearchState } from './search-session.ts';

export const useSearchSession = (): SearchSession => searchSession(useDesk().workbench);

/** Draws again when what `select` gives is another value. */
export const useSearch = <T>(select: (state: SearchState) => T): T =>
  useStore(useSearchSession().store, select);
