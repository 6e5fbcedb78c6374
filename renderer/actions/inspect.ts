/** Between the text and what the inspector says of the selected span. */
import { ANYWHERE, needsSpan, type Action } from './action.ts';
import { place } from './select-span.ts';

export const inspect: Action = {
  id: 'span.inspect',
  label: 'Fill in what is known of the annotation',
  group: 'Annotation',
  keys: ['Enter'],
  places: ['text', 'list'],
  when: needsSpan,
  run: ({ focus }) => focus.inspector(),
};

/** From a field or list back to the text; in the text, lets go of span and selection. */
export const backToText: Action = {
  id: 'text.return',
  label: 'Stop what is under way, return to the text; there, let the selection go',
  group: 'Move',
  keys: ['Escape'],
  places: ANYWHERE,
  when: ({ editor, state }) => {
    if (state.mode?.kind === 'clean-up') return 'Keep or discard the clean-up first.';
    if (state.view.screen !== 'read') return true;
    return editor !== null || 'No article is open in this pane.';
  },
  run(context) {
    const { editor, focus, workbench } = context;
    const { mode, view } = context.state;
    if (mode !== null) {
      workbench.enter(null);
      workbench.say('Stopped. Nothing was changed.');
      editor?.focus();
      return;
    }
    if (view.screen !== 'read') {
      workbench.setView((now) => ({ ...now, screen: 'read' }));
      focus.pane(view.active);
      return;
    }
    if (!editor) return;
    workbench.setDrawer(false);
    if (!document.activeElement?.closest('[data-pane-text]')) {
      editor.focus();
      return;
    }
    const { head } = editor.selection();
    place(context, { anchor: head, head }, null);
  },
};
