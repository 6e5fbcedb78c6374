/** Keeps the view on disk: soon after it changed, and when the page goes. */
import type { StoreApi } from 'zustand/vanilla';
import type { Api } from '../api.ts';
import { savedForm } from './view-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Milliseconds in which further changes are one. */
const PAUSE = 400;

export function keepView(
  store: StoreApi<WorkbenchState>,
  api: Pick<Api, 'saveView'>,
  page: Pick<Window, 'addEventListener'>,
): void {
  let kept = store.getState().view;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const keep = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { view } = store.getState();
    if (view === kept) return;
    kept = view;
    // Where one was is no part of the work: a failure here is passed over, the next change tries again.
    void api.saveView(savedForm(view));
  };
  store.subscribe(({ view }) => {
    if (view !== kept) timer ??= setTimeout(keep, PAUSE);
  });
  page.addEventListener('pagehide', keep);
}
