/** Where one is on the Review screen, and what there wants the focus. Not kept over a restart. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from './workbench.ts';

export type ReviewTab = 'merge' | 'adjudicate';

export interface ReviewPlace {
  readonly tab: ReviewTab;
  /** What takes the focus as soon as it is drawn. */
  readonly wanted: 'path' | 'conflicts' | null;
}

const places = new WeakMap<Workbench, StoreApi<ReviewPlace>>();

/** The one place of a workbench: it outlives the screen. */
export function reviewPlace(workbench: Workbench): StoreApi<ReviewPlace> {
  const known = places.get(workbench);
  if (known) return known;
  const made = createStore<ReviewPlace>(() => ({ tab: 'merge', wanted: null }));
  places.set(workbench, made);
  return made;
}
