/** Undo and redo: everything since the project was opened, one command one step, named. */
import type { Entry } from '../../shared/model/change.ts';
import { OUTSIDE_FIELDS, report, type Action, type ActionContext } from './action.ts';
import { shownPanes, withPane } from '../store/view-state.ts';
import { spanEnd, spanStart, type Span } from '../../shared/model/span.ts';

/** Where a step happened, if one of its spans is there after it. */
function spanTouched(context: ActionContext, { change }: Entry): Span | undefined {
  const { data } = context.workbench.store.getState();
  const ids = [...change.added, ...change.updated].filter(({ kind }) => kind === 'span');
  for (const { id } of ids) {
    for (const layer of data.layers.values()) {
      const span = layer.spans.get(id);
      if (span) return span;
    }
  }
  return undefined;
}

function showWhere(context: ActionContext, entry: Entry): void {
  const span = spanTouched(context, entry);
  if (!span) return;
  const { view } = context.state;
  const pane = shownPanes(view).findIndex(({ article }) => article === span.article);
  if (pane < 0) return;
  context.workbench.setView((current) => withPane(current, pane, { span: span.id }));
  if (pane === view.active && span.orphan === undefined)
    context.editor?.reveal({ start: spanStart(span), end: spanEnd(span) });
}

export const undo: Action = {
  id: 'history.undo',
  label: 'Undo',
  group: 'Annotation',
  keys: ['Mod+Z'],
  places: OUTSIDE_FIELDS,
  when: ({ state }) =>
    state.history.done.length > 0 || 'Nothing to undo since the project was opened.',
  run(context) {
    const outcome = context.workbench.undo();
    if (report(context, outcome, ({ label }) => `Undid: ${label}`))
      showWhere(context, outcome.value);
  },
};

export const redo: Action = {
  id: 'history.redo',
  label: 'Redo',
  group: 'Annotation',
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  places: OUTSIDE_FIELDS,
  when: ({ state }) => state.history.undone.length > 0 || 'Nothing to redo.',
  run(context) {
    const outcome = context.workbench.redo();
    if (report(context, outcome, ({ label }) => `Redid: ${label}`))
      showWhere(context, outcome.value);
  },
};
