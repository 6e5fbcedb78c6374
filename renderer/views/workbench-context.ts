/** How views reach the workbench: what they draw from, and how they run actions. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand/react';
import { useShallow } from 'zustand/react/shallow';
import type { Action, ActionContext } from '../actions/action.ts';
import { actionById } from '../actions/registry.ts';
import { createFocus } from './focus.ts';
import { createEditors, type Editors } from './editors.ts';
import { createDrafts, type Drafts } from '../store/drafts.ts';
import type { Workbench } from '../store/workbench.ts';
import type { WorkbenchState } from '../store/workbench-state.ts';

export interface Desk {
  readonly workbench: Workbench;
  readonly editors: Editors;
  readonly drafts: Drafts;
  /** What actions see at this moment. */
  readonly contextNow: () => ActionContext;
  /** Runs an action, or says why it cannot be run. */
  readonly run: (id: Action['id']) => void;
}

export function createDesk(workbench: Workbench): Desk {
  const editors = createEditors();
  const focus = createFocus(workbench, editors);
  const contextNow = (): ActionContext => {
    const { active } = workbench.store.getState().view;
    const editor = editors.get(active);
    editor?.catchUp();
    const state = workbench.store.getState();
    return {
      workbench,
      state,
      editor,
      editorIn: (pane) => editors.get(pane),
      cleanUp: editors.cleanUp(),
      focus,
    };
  };
  return {
    workbench,
    editors,
    drafts: createDrafts((isDrafting) => workbench.store.setState({ isDrafting })),
    contextNow,
    run(id) {
      const context = contextNow();
      const action = actionById(context.state.data.codebook, id);
      if (!action) throw new Error(`There is no action ${id}`);
      const answer = action.when(context);
      if (answer === true) action.run(context);
      else workbench.say(answer, 'refused');
    },
  };
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('This view stands outside of a workbench');
  return desk;
}

/** Draws again when what `select` gives is another value. */
export const useWorkbench = <T>(select: (state: WorkbenchState) => T): T =>
  useStore(useDesk().workbench.store, select);

/** The same for an object or list made by `select`: its members are compared. */
export const useWorkbenchParts = <T>(select: (state: WorkbenchState) => T): T =>
  useStore(useDesk().workbench.store, useShallow(select));
