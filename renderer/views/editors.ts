/** The editors on screen, by pane. Not state: nothing is drawn from it. */
import type { CleanUpControl } from '../editor/clean-up/clean-up-control.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';

export interface Editors {
  get(pane: number): EditorHandle | null;
  set(pane: number, handle: EditorHandle | null): void;
  /** The one clean-up that is under way. */
  readonly cleanUp: () => CleanUpControl | null;
  setCleanUp(control: CleanUpControl | null): void;
  /** Gives the text of a pane the focus, now or as soon as it is there. */
  focus(pane: number): void;
}

/** Gives `element` the focus; a pane's text by its editor, which keeps the selection. */
export function focusOn(editors: Editors, element: HTMLElement): void {
  const text = element.closest<HTMLElement>('[data-pane-text]');
  if (text) editors.focus(Number(text.dataset['paneText']));
  else element.focus();
}

export function createEditors(): Editors {
  const handles = new Map<number, EditorHandle>();
  let cleanUp: CleanUpControl | null = null;
  let wanted: number | null = null;
  return {
    get: (pane) => handles.get(pane) ?? null,
    set(pane, handle) {
      if (handle === null) {
        handles.delete(pane);
        return;
      }
      handles.set(pane, handle);
      if (wanted !== pane) return;
      wanted = null;
      handle.focus();
    },
    cleanUp: () => cleanUp,
    setCleanUp(control) {
      cleanUp = control;
    },
    focus(pane) {
      const handle = handles.get(pane);
      if (handle) handle.focus();
      else wanted = pane;
    },
  };
}
