/** What the screen says, asks and stands in: state that touches no record. */
import type { StoreApi } from 'zustand/vanilla';
import type { Announcement, Dialog, WorkbenchState } from './workbench-state.ts';
import type { Mode } from './mode.ts';

export interface ScreenControls {
  say(text: string, tone?: Announcement['tone']): void;
  /** Takes back what was said last: something else happened. */
  hush(): void;
  show(dialog: Dialog | null): void;
  /** Begins what takes several steps (linking, cleaning up), or ends it. */
  enter(mode: Mode | null): void;
  setDrawer(isOpen: boolean): void;
  /** Keeps `text` on screen until it is dismissed. */
  warn(text: string): void;
  dismiss(notice: number): void;
}

export function screenControls(store: StoreApi<WorkbenchState>): ScreenControls {
  let noticeIds = store.getState().notices.length;
  return {
    say(text, tone = 'done') {
      store.setState(({ announcement: { count } }) => ({
        announcement: { text, tone, count: count + 1 },
      }));
    },
    hush() {
      const { announcement } = store.getState();
      if (announcement.text !== '') store.setState({ announcement: { ...announcement, text: '' } });
    },
    show: (dialog) => store.setState({ dialog }),
    enter: (mode) => store.setState({ mode }),
    setDrawer: (isDrawerOpen) => store.setState({ isDrawerOpen }),
    warn(text) {
      noticeIds += 1;
      const notice = { id: noticeIds, text, tone: 'problem' as const };
      store.setState((state) => ({ notices: [...state.notices, notice] }));
    },
    dismiss: (id) =>
      store.setState(({ notices }) => ({
        notices: notices.filter((notice) => notice.id !== id),
      })),
  };
}
